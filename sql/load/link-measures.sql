select
  m.plan_id,
  m.task_id,
  m.mention,
  m.op,
  m.value,
  m.value_max,
  m.unit,
  coalesce(m.change, '')
from core.measure m
join wanted w
  on w.division_code = m.division_code
  and w.plan_id = m.plan_id
order by m.plan_id, m.task_id, m.ordinal
