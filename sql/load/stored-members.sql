select
  plan_id,
  task_id,
  duty_ordinal,
  mention
from core.duty_member
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, task_id, duty_ordinal, ordinal
