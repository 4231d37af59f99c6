select
  plan_id,
  task_id,
  mention,
  op,
  value,
  value_max,
  unit,
  class,
  pos,
  change,
  period,
  year,
  confidence
from core.measure
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, task_id, ordinal
