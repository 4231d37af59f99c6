select
  d.plan_id,
  d.task_id,
  d.ordinal,
  d.mention,
  d.role,
  coalesce(d.org_id, 0)
from core.duty d
join wanted w
  on w.division_code = d.division_code
  and w.plan_id = d.plan_id
order by d.plan_id, d.task_id, d.ordinal
