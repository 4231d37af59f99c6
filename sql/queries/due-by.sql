-- 到 $1 应完成而未报完成的任务 / tasks due by $1 (a date) that no report calls done
select
  due,
  deadline,
  orgs,
  content,
  plan_title
from mart.due
where due <= cast($1 as date)
  and coalesce(status, '') <> 'done'
order by due, plan_title, plan_id, task_id;
