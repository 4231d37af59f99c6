select
  function,
  org_name
from core.org_function
order by function, org_name
