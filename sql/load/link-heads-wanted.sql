select
  p.division_code,
  p.plan_id,
  p.exact_edition_id,
  p.series_id,
  cast(coalesce(p.year, 0) as bigint),
  coalesce(cast(p.signed_on as text), ''),
  p.tasks,
  b.parser,
  b.given_key
from wanted w
join core.plan p
  on p.division_code = w.division_code
  and p.plan_id = w.plan_id
join core.bundle b
  on b.bundle_id = p.bundle_id
where p.is_primary
  and p.tasks > 0
