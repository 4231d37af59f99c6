select
  line,
  ordinal,
  name,
  valid_from,
  valid_to,
  is_from_checked,
  is_to_checked,
  levels,
  source
from core.org_name
where loaded_to is null
order by line, ordinal
