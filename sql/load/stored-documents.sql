select
  d.document_id,
  r.sha256,
  r.format,
  r.bytes,
  r.blocks,
  (
    select min(s.name)
    from core.source s
    where s.bundle_id = d.bundle_id
      and s.document_id = d.document_id
  )
from core.document d
join raw.document r
  on r.document_id = d.document_id
where d.bundle_id = $1
order by d.ordinal
