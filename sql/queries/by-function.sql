-- 各职能牵头、负责的任务，各地相加 / tasks led or answered for by function, over all places
select
  function,
  count(distinct division_code) as divisions,
  count(distinct org_name) as orgs,
  count(distinct case when role = 'lead' then task_id end) as lead_tasks,
  count(distinct case when role = 'responsible' then task_id end) as responsible_tasks,
  count(distinct task_id) as tasks
from mart.duty_function
group by function
order by count(distinct case when role in ('lead', 'responsible') then task_id end) desc, function;
