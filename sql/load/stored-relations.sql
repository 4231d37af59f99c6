select
  plan_id,
  kind,
  title,
  number,
  pos
from core.relation
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, ordinal
