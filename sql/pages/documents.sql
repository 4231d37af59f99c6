-- 一次发布的文件 / the documents of a publication
select
  d.ordinal,
  d.document_id,
  r.format,
  r.bytes,
  r.blocks,
  r.hidden,
  r.sha256,
  coalesce(s.name, b.name) as name
from core.document d
join core.bundle b
  on b.bundle_id = d.bundle_id
join raw.document r
  on r.document_id = d.document_id
left join (
  select
    bundle_id,
    document_id,
    min(name) as name
  from core.source
  group by bundle_id, document_id
) s
  on s.bundle_id = d.bundle_id
  and s.document_id = d.document_id
where d.bundle_id = cast($1 as bigint)
order by d.ordinal
