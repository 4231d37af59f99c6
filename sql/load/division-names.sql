select
  division_code,
  ordinal,
  name,
  parent_code,
  valid_from,
  valid_to,
  successor_code,
  source
from core.division_name
where loaded_to is null
order by division_code, ordinal
