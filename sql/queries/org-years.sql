-- 名称含 $1 的单位历年承担的任务，按角色 / tasks by year and role of organs whose name has $1
select
  coalesce(v.full_name, l.division_code) as division_name,
  l.org_name,
  l.plan_year,
  l.is_collective,
  l.tasks,
  l.lead_tasks,
  l.responsible_tasks,
  l.support_tasks,
  l.implement_tasks,
  l.plans
from mart.org_load l
left join core.division v
  on v.division_code = l.division_code
where position(cast($1 as text) in l.org_name) > 0
order by l.division_code, l.org_name, l.plan_year, l.is_collective;
