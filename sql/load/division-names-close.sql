update core.division_name
set loaded_to = o.loaded_to
from outdated o
where o.name = core.division_name.division_code
  and o.ordinal = core.division_name.ordinal
  and core.division_name.loaded_to is null;
truncate outdated;
