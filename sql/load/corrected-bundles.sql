select distinct
  c.correction_id,
  p.bundle_id
from core.corrected c
join core.plan p
  on p.plan_id = c.plan_id
where p.loaded_to is null
