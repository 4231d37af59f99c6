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
where o.origin_id in (select origin_id from arrived)
  or o.bundle_id in (select bundle_id from incoming)
