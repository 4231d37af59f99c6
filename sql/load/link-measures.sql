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
where m.plan_id in (select plan_id from wanted)
order by m.plan_id, m.task_id, m.ordinal
