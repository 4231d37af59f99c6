select
  l.a_task_id,
  l.a_plan_id,
  l.b_task_id,
  l.b_plan_id
from core.link l
where l.kind in ('year', 'given')
  and l.b_plan_id in (select plan_id from wanted)
order by l.a_plan_id, l.a_task_id, l.b_plan_id, l.b_task_id
