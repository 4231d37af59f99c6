select
  d.plan_id,
  d.task_id,
  d.ordinal,
  d.mention,
  d.role,
  coalesce(d.org_id, 0)
from core.duty d
where d.plan_id in (select plan_id from wanted)
order by d.plan_id, d.task_id, d.ordinal
