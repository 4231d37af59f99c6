with p as (
  select *
  from core.plan
  where plan_id in (select plan_id from touched)
)
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
from p
join core.bundle b
  on b.bundle_id = p.bundle_id
join raw.document d
  on d.document_id = p.document_id
where p.exact_edition_id in (
    select o.exact_edition_id
    from core.plan o
    where o.exact_edition_id in (select exact_edition_id from p)
    group by o.exact_edition_id
    having count(*) > 1
  )
  or p.tasks_key in (
    select o.tasks_key
    from core.plan o
    where o.tasks_key <> 0
      and o.tasks_key in (select tasks_key from p)
    group by o.tasks_key
    having count(*) > 1
  )
