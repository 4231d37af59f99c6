select
  t.plan_id,
  t.task_id,
  t.ordinal
from core.task t
join wanted w
  on w.division_code = t.division_code
  and w.plan_id = t.plan_id
order by t.plan_id, t.ordinal, t.task_id
