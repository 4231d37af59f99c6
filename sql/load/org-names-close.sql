update core.org_name
set loaded_to = o.loaded_to
from outdated o
where o.name = core.org_name.line
  and o.ordinal = core.org_name.ordinal
  and core.org_name.loaded_to is null;
truncate outdated;
