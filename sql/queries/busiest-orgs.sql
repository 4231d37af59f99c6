-- 哪里的哪个单位牵头、负责的任务最多 / which organ of which place leads or answers for most tasks
select
  coalesce(v.full_name, l.division_code) as division_name,
  l.org_name,
  cast(sum(l.lead_tasks) as bigint) as lead_tasks,
  cast(sum(l.responsible_tasks) as bigint) as responsible_tasks,
  cast(sum(l.tasks) as bigint) as tasks
from mart.org_load l
left join core.division v
  on v.division_code = l.division_code
where not l.is_collective
group by l.division_code, v.full_name, l.org_name
order by sum(l.lead_tasks) + sum(l.responsible_tasks) desc, l.division_code, l.org_name
limit 10;
