select
  case when a.plan_id = $1 then o.a_task_id else o.b_task_id end,
  case when a.plan_id = $1 then o.b_task_id else o.a_task_id end,
  o.kind
from core.link_override o
join core.task a
  on a.task_id = o.a_task_id
join core.task b
  on b.task_id = o.b_task_id
where a.plan_id = $1
  and b.plan_id = $2
  or a.plan_id = $2
  and b.plan_id = $1
order by 1, 2
