select
  plan_id,
  parsed
from core.as_parsed
where plan_id in (select plan_id from core.plan where bundle_id = $1)
