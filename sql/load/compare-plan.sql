select
  p.plan_id,
  p.series_id,
  p.exact_edition_id,
  p.division_code,
  coalesce(v.full_name, p.division_name, ''),
  coalesce(p.title, p.notice_title, ''),
  b.name,
  coalesce(p.year, 0),
  p.tasks,
  coalesce(cast(p.signed_on as text), '')
from core.plan p
join core.bundle b
  on b.bundle_id = p.bundle_id
left join core.division v
  on v.division_code = p.division_code
where p.plan_id = cast($1 as bigint)
  or p.is_primary
    and p.edition_id = cast($1 as bigint)
order by p.division_code, p.year, p.plan_id
