select
  plan_id,
  task_id,
  mention,
  kind,
  cast(due as text),
  cast(earliest as text),
  rrule,
  rrule_options,
  duration,
  is_workdays,
  anchor,
  scope,
  is_inherited,
  pos,
  confidence,
  mention_confidence
from core.deadline
where plan_id in (select plan_id from core.plan where bundle_id = $1)
order by plan_id, task_id, ordinal
