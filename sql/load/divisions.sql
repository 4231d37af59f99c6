select
  division_code,
  name,
  full_name,
  parent_code,
  level,
  valid_from,
  valid_to,
  successor_code,
  lineage_code,
  source
from core.division
where coalesce(level, '') not in ('zone', 'township')
order by division_code
