select
  plan_id,
  task_id,
  mention,
  pos
from core.supervisor
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, task_id, ordinal
