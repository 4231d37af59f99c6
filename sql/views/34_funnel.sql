-- 漏斗：从文件到方案、任务、分工、时限、落实，各区划各年度 / the funnel from documents to plans, tasks, duties, deadlines and progress, by division and year
create view mart.funnel as
select
  p.division_code,
  coalesce(v.full_name, min(p.division_name)) as division_name,
  p.year as plan_year,
  count(distinct p.document_id) as documents,
  count(c.plan_id) as plans,
  count(case when c.tasks > 0 then 1 end) as plans_with_tasks,
  cast(coalesce(sum(c.tasks), 0) as bigint) as tasks,
  cast(coalesce(sum(c.tasks_with_duty), 0) as bigint) as tasks_with_duty,
  cast(coalesce(sum(c.tasks_led), 0) as bigint) as tasks_led,
  cast(coalesce(sum(c.tasks_with_deadline), 0) as bigint) as tasks_with_deadline,
  cast(coalesce(sum(c.tasks_dated), 0) as bigint) as tasks_dated,
  cast(coalesce(sum(c.reported), 0) as bigint) as tasks_reported,
  cast(coalesce(sum(c.done), 0) as bigint) as tasks_done
from (
  select
    division_code,
    division_name,
    year,
    document_id,
    case when is_primary then plan_id end as counted_id
  from core.plan
  where loaded_to is null
) p
left join core.plan_count c
  on c.division_code = p.division_code
  and c.plan_id = p.counted_id
left join core.division v
  on v.division_code = p.division_code
group by p.division_code, v.full_name, p.year;

comment on view mart.funnel is '漏斗：从文件到方案、任务、分工、时限、落实，各区划各年度 / the funnel from documents to plans, tasks, duties, deadlines and progress, by division and year';
comment on column mart.funnel.division_code is '区划代码 / division code';
comment on column mart.funnel.division_name is '区划名称 / division';
comment on column mart.funnel.plan_year is '年度 / year';
comment on column mart.funnel.documents is '文件数，含副本 / documents, copies included';
comment on column mart.funnel.plans is '方案数，每个版本一个 / plans, one per edition';
comment on column mart.funnel.plans_with_tasks is '其中读出任务的 / of them with tasks';
comment on column mart.funnel.tasks is '任务数 / tasks';
comment on column mart.funnel.tasks_with_duty is '有责任单位的 / with an organ';
comment on column mart.funnel.tasks_led is '有牵头或责任单位的 / that an organ leads or answers for';
comment on column mart.funnel.tasks_with_deadline is '有时限的 / with a deadline';
comment on column mart.funnel.tasks_dated is '有到期日的 / with a day on which they are due';
comment on column mart.funnel.tasks_reported is '有落实情况的 / with progress';
comment on column mart.funnel.tasks_done is '已完成的 / done';
