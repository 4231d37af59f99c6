select
  plan_id,
  task_id,
  ordinal,
  serial,
  path,
  content,
  pos,
  serial_pos,
  path_pos,
  content_confidence,
  path_confidence,
  serial_confidence,
  provenance
from core.task
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, ordinal
