select
  plan_id,
  task_id,
  content
from core.item
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, task_id, ordinal
