select count(*)
from ops.dimension
where name = $1
  and fingerprint = $2
