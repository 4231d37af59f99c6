select
  plan_id,
  field,
  confidence
from core.plan_confidence
where plan_id in (select plan_id from core.plan where bundle_id = $1)
