select
  p.plan_id,
  p.exact_edition_id,
  p.tasks_key,
  p.title,
  p.issuer,
  p.number,
  cast(coalesce(p.year, 0) as bigint),
  p.division_code,
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
join core.bundle b
  on b.bundle_id = p.bundle_id
join raw.document d
  on d.document_id = p.document_id
where p.plan_id in (select plan_id from touched)
  and (
    p.exact_edition_id in (select exact_edition_id from core.plan group by exact_edition_id having count(*) > 1)
    or p.tasks_key in (select tasks_key from core.plan where tasks_key <> 0 group by tasks_key having count(*) > 1)
  )
