select
  o.origin_id,
  o.path,
  o.name,
  o.bundle_id,
  o.document_id,
  b.documents,
  b.parser,
  b.given_key,
  d.format
from ops.origin o
join core.bundle b
  on b.bundle_id = o.bundle_id
join raw.document d
  on d.document_id = o.document_id
