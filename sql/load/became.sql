select
  c.correction_id,
  c.state,
  c.how,
  c.plan_id,
  c.task_id,
  c.was_value,
  c.now_value
from core.corrected c
join core.plan p
  on p.division_code = c.division_code
  and p.plan_id = c.plan_id
where p.loaded_to is null
order by c.correction_id, p.is_primary desc, c.plan_id, c.field
