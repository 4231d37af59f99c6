-- 各级标题下的任务数，各区划各年度 / tasks under their headings, by division and year
create view mart.topic as
select
  t.division_code,
  v.full_name as division_name,
  p.year as plan_year,
  t.path1,
  t.path2,
  count(distinct t.plan_id) as plans,
  cast(sum(t.tasks) as bigint) as tasks,
  cast(sum(t.dated) as bigint) as dated,
  cast(sum(t.reported) as bigint) as reported,
  cast(sum(t.done) as bigint) as done
from core.topic t
join core.plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
left join core.division v
  on v.division_code = t.division_code
where p.is_primary
group by t.division_code, v.full_name, p.year, t.path1, t.path2;

comment on view mart.topic is '各级标题下的任务数，各区划各年度 / tasks under their headings, by division and year';
comment on column mart.topic.division_code is '区划代码 / division code';
comment on column mart.topic.division_name is '区划名称 / division';
comment on column mart.topic.plan_year is '年度 / year';
comment on column mart.topic.path1 is '一级标题 / outermost heading';
comment on column mart.topic.path2 is '二级标题 / second heading';
comment on column mart.topic.plans is '方案数 / plans';
comment on column mart.topic.tasks is '任务数 / tasks';
comment on column mart.topic.dated is '有到期日的任务数 / tasks with a day on which they are due';
comment on column mart.topic.reported is '有落实情况的任务数 / tasks with progress';
comment on column mart.topic.done is '已完成的任务数 / tasks done';
