-- 各区划各年的方案、任务、分工、时限 / plans, tasks, duties, deadlines by division and year
create view mart.year_summary as
select
  p.division_code,
  p.division_name,
  p.year,
  count(*) as plans,
  cast(sum(p.tasks) as bigint) as tasks,
  cast(coalesce(sum(c.duties), 0) as bigint) as duties,
  cast(coalesce(sum(c.deadlines), 0) as bigint) as deadlines,
  cast(coalesce(sum(c.dated), 0) as bigint) as dated
from mart.plan p
left join core.plan_count c
  on c.division_code = p.division_code
  and c.plan_id = p.plan_id
group by p.division_code, p.division_name, p.year;

comment on view mart.year_summary is '各区划各年度的方案、任务、分工、时限数 / counts by division and year';
comment on column mart.year_summary.division_code is '区划代码 / division code';
comment on column mart.year_summary.division_name is '区划名称 / division';
comment on column mart.year_summary.year is '年度 / year';
comment on column mart.year_summary.plans is '方案数 / plans';
comment on column mart.year_summary.tasks is '任务数 / tasks';
comment on column mart.year_summary.duties is '分工数 / duties';
comment on column mart.year_summary.deadlines is '时限数 / deadlines';
comment on column mart.year_summary.dated is '有截止日的时限数 / deadlines with a last day';
