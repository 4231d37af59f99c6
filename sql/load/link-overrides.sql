select
  o.a_task_id,
  o.b_task_id,
  o.kind,
  a.plan_id,
  b.plan_id
from core.link_override o
join mart.task a
  on a.task_id = o.a_task_id
join mart.task b
  on b.task_id = o.b_task_id
order by o.a_task_id, o.b_task_id, a.plan_id, b.plan_id
