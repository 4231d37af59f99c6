-- 各版本的副本及其来源 / the copies of every edition and where they came from
select
  e.edition_id,
  p.is_primary,
  p.format,
  s.name,
  p.title,
  p.tasks
from core.edition e
join core.plan p
  on p.edition_id = e.edition_id
  and p.loaded_to is null
join core.source s
  on s.bundle_id = p.bundle_id
  and s.document_id = p.document_id
order by e.edition_id, p.is_primary desc, p.format, s.name;
