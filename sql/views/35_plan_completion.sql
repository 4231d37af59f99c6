-- 完成情况：报告落实情况的方案，及其所报告的方案 / completion: plans that report progress, with the plan they report on
create view mart.plan_completion as
select
  p.division_code,
  v.full_name as division_name,
  p.year as plan_year,
  p.plan_id,
  p.edition_id,
  p.title as plan_title,
  p.kind,
  q.plan_id as on_plan_id,
  q.title as on_title,
  q.tasks as on_tasks,
  c.tasks,
  c.reported,
  c.done,
  c.partial,
  c.ongoing,
  c.not_started,
  cast(c.done as double precision) * 100 / c.tasks as done_percent
from core.plan_count c
join core.plan p
  on p.division_code = c.division_code
  and p.plan_id = c.plan_id
left join core.division v
  on v.division_code = p.division_code
left join (
  select
    division_code,
    plan_id,
    min(to_plan_id) as on_plan_id
  from mart.relation
  where kind = 'reports_on'
  group by division_code, plan_id
) r
  on r.division_code = p.division_code
  and r.plan_id = p.plan_id
left join (
  select
    plan_id,
    title,
    tasks
  from core.plan
) q
  on q.plan_id = r.on_plan_id
where p.is_primary
  and c.reported > 0;

comment on view mart.plan_completion is '完成情况：报告落实情况的方案，及其所报告的方案 / completion: plans that report progress, with the plan they report on';
comment on column mart.plan_completion.division_code is '区划代码 / division code';
comment on column mart.plan_completion.division_name is '区划名称 / division';
comment on column mart.plan_completion.plan_year is '年度 / year';
comment on column mart.plan_completion.plan_id is '写有落实情况的方案 / the plan that says what was done';
comment on column mart.plan_completion.edition_id is '版本 / edition';
comment on column mart.plan_completion.plan_title is '其标题 / its title';
comment on column mart.plan_completion.kind is '其种类 / its kind';
comment on column mart.plan_completion.on_plan_id is '所报告的方案；就在本方案内填报，或未装载的为空 / the plan reported on; null where progress stands in the plan itself, or that plan is not loaded';
comment on column mart.plan_completion.on_title is '所报告方案的标题 / its title';
comment on column mart.plan_completion.on_tasks is '所报告方案的任务数 / its tasks';
comment on column mart.plan_completion.tasks is '任务数 / tasks';
comment on column mart.plan_completion.reported is '有落实情况的 / with progress';
comment on column mart.plan_completion.done is '已完成 / done';
comment on column mart.plan_completion.partial is '部分完成 / done in part';
comment on column mart.plan_completion.ongoing is '推进中 / under way';
comment on column mart.plan_completion.not_started is '未启动 / not begun';
comment on column mart.plan_completion.done_percent is '已完成占任务数的百分比 / done, in per cent of the tasks';
