select count(*)
from ops.made
where fingerprint = $1
