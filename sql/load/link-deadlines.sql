select
  d.plan_id,
  d.task_id,
  d.mention,
  d.kind,
  cast(d.due as text),
  d.rrule,
  d.duration
from core.deadline d
join wanted w
  on w.division_code = d.division_code
  and w.plan_id = d.plan_id
order by d.plan_id, d.task_id, d.ordinal
