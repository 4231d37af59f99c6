select
  d.plan_id,
  d.task_id,
  d.mention,
  d.kind,
  cast(d.due as text),
  d.rrule,
  d.duration
from core.deadline d
where d.plan_id in (select plan_id from wanted)
order by d.plan_id, d.task_id, d.ordinal
