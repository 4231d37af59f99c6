select
  s.bundle_id,
  s.document_id,
  s.source_id,
  s.name
from core.source s
join core.bundle b
  on b.bundle_id = s.bundle_id
where b.loaded_to is null
