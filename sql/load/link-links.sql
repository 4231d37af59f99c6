select
  l.a_task_id,
  l.a_plan_id,
  l.b_task_id,
  l.b_plan_id
from core.link l
join wanted w
  on w.division_code = l.division_code
  and w.plan_id = l.b_plan_id
where l.kind in ('year', 'given')
order by l.a_plan_id, l.a_task_id, l.b_plan_id, l.b_task_id
