select
  division_code,
  ordinal,
  name,
  valid_to,
  successor_code,
  successor_name,
  kind,
  source
from core.division_lineage
order by division_code, ordinal
