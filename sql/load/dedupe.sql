select
  p.edition_id,
  p.plan_id,
  p.exact_edition_id,
  p.is_primary,
  b.name,
  coalesce(p.title, ''),
  p.tasks,
  p.fields,
  p.format,
  d.sha256,
  b.given_key <> 0,
  exists (
    select 1
    from core.source s
    where s.bundle_id = p.bundle_id
      and s.official
  )
from core.plan p
join (
  select edition_id
  from core.edition
  where plans > 1
) e
  on e.edition_id = p.edition_id
join core.bundle b
  on b.bundle_id = p.bundle_id
join raw.document d
  on d.document_id = p.document_id
where p.loaded_to is null
order by p.edition_id, p.plan_id
