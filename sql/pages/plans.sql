-- 方案清单，新的在前 / plans that pass the filters, the latest first
select
  p.plan_id,
  p.division_code,
  coalesce(v.full_name, p.division_name) as division_name,
  p.title,
  p.number,
  p.issuer,
  p.year,
  p.kind,
  p.signed_on,
  p.format,
  p.tasks,
  c.reported,
  c.done,
  c.issues,
  c.unsure,
  c.fields
from core.plan p
left join core.plan_count c
  on c.division_code = p.division_code
  and c.plan_id = p.plan_id
left join core.division v
  on v.division_code = p.division_code
where p.is_primary
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or p.division_code = cast($2 as text))
  and (cast($3 as text) = '' or p.year = cast(nullif(cast($3 as text), '') as integer))
  and (cast($4 as text) = '' or p.kind = cast($4 as text))
  and (cast($5 as text) = '' or position(cast($5 as text) in coalesce(p.title, '') || ' ' || coalesce(p.number, '') || ' ' || coalesce(p.issuer, '')) > 0)
order by coalesce(p.year, 0) desc, p.division_code, coalesce(p.title, ''), p.plan_id
limit cast($6 as bigint)
offset cast($7 as bigint)
