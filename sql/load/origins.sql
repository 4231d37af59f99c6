select
  o.origin_id,
  o.path,
  o.name,
  o.bundle_id,
  o.document_id,
  b.documents
from ops.origin o
join core.bundle b
  on b.bundle_id = o.bundle_id
order by o.name, o.path
