-- 总览：方案、任务、分工、时限等各有多少 / how many plans, tasks, duties, deadlines there are
select
  count(*) as plans,
  count(distinct p.division_code) as divisions,
  count(distinct p.series_id) as series,
  min(p.year) as first_year,
  max(p.year) as last_year,
  cast(coalesce(sum(c.tasks), 0) as bigint) as tasks,
  cast(coalesce(sum(c.duties), 0) as bigint) as duties,
  cast(coalesce(sum(c.deadlines), 0) as bigint) as deadlines,
  cast(coalesce(sum(c.dated), 0) as bigint) as dated,
  cast(coalesce(sum(c.measures), 0) as bigint) as measures,
  cast(coalesce(sum(c.reported), 0) as bigint) as reported,
  cast(coalesce(sum(c.done), 0) as bigint) as done,
  cast(coalesce(sum(c.issues), 0) as bigint) as issues,
  cast(coalesce(sum(c.unsure), 0) as bigint) as unsure,
  cast(coalesce(sum(c.fields), 0) as bigint) as fields
from core.plan p
left join core.plan_count c
  on c.division_code = p.division_code
  and c.plan_id = p.plan_id
where p.is_primary
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
