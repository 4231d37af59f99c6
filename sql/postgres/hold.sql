select count(pg_advisory_xact_lock(k.id))
from (
  select bundle_id as id
  from incoming
  union
  select document_id
  from incoming
  union
  select origin_id
  from arrived
  order by id
) k
