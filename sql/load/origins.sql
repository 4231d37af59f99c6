select
  origin_id,
  path,
  name,
  bundle_id,
  document_id
from ops.origin
order by name, path
