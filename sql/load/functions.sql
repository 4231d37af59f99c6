select
  function,
  ordinal
from core.function
order by ordinal
