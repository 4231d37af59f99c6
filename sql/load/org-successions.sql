select
  org_name,
  ordinal,
  successor,
  valid_from,
  valid_to,
  is_checked,
  note
from core.org_succession
order by org_name, ordinal
