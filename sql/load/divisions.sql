select
  division_code,
  name,
  full_name,
  parent_code,
  level,
  valid_from,
  valid_to,
  successor_code
from core.division
order by division_code
