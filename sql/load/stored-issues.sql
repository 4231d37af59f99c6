select
  plan_id,
  code,
  content,
  pos
from core.issue
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, ordinal
