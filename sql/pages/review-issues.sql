-- 待复核的疑点，新的方案在前 / issues that are worth a look, those of the latest plans first
select
  i.division_code,
  i.plan_id,
  p.title as plan_title,
  p.year,
  coalesce(v.full_name, p.division_name, p.division_code) as division_name,
  i.ordinal,
  i.code,
  i.content,
  i.pos
from core.issue i
join core.plan p
  on p.division_code = i.division_code
  and p.plan_id = i.plan_id
left join core.division v
  on v.division_code = p.division_code
where p.is_primary
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or p.plan_id = cast(nullif(cast($2 as text), '') as bigint))
order by coalesce(p.year, 0) desc, p.division_code, p.plan_id, i.ordinal
limit cast($3 as bigint)
offset cast($4 as bigint)
