select
  plan_id,
  task_id,
  mention,
  status,
  value,
  unit,
  percent,
  cast(as_of as text),
  pos,
  confidence
from core.progress
where plan_id in (select plan_id from core.plan where bundle_id = $1)
