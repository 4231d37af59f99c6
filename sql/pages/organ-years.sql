-- 一个单位历年按角色承担的任务 / an organ's tasks by year and role
select
  x.plan_year as year,
  cast(sum(x.tasks) as bigint) as tasks,
  cast(sum(x.lead_tasks) as bigint) as lead_tasks,
  cast(sum(x.responsible_tasks) as bigint) as responsible_tasks,
  cast(sum(x.support_tasks) as bigint) as support_tasks,
  cast(sum(x.implement_tasks) as bigint) as implement_tasks
from core.org_load x
where x.division_code = cast($2 as text)
  and x.org_name = cast($3 as text)
  and (cast($1 as text) = '' or position(',' || x.division_code || ',' in cast($1 as text)) > 0)
group by x.plan_year
order by x.plan_year
