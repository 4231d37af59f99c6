-- 谁牵头、负责的任务最多 / who leads or answers for most tasks
select
  org_name,
  cast(sum(lead_tasks) as bigint) as lead_tasks,
  cast(sum(responsible_tasks) as bigint) as responsible_tasks,
  cast(sum(tasks) as bigint) as tasks
from mart.org_load
where not is_collective
group by org_name
order by sum(lead_tasks) + sum(responsible_tasks) desc, org_name
limit 10;
