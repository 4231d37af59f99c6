select distinct
  p.bundle_id,
  r.sha256,
  p.title,
  p.number,
  coalesce(p.year, 0)
from core.plan p
join core.document d
  on d.bundle_id = p.bundle_id
join raw.document r
  on r.document_id = d.document_id
where p.loaded_to is null
