select bundle_id
from core.plan
where plan_id = $1
