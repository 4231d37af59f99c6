select count(*)
from core.corrected
where plan_id in (select plan_id from core.plan where bundle_id = $1)
