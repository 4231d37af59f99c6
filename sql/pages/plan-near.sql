-- 与一个方案比对过的方案：上年、下年、落实情况、上级、下级 / the plans that a plan was compared with
select
  x.way,
  x.kind,
  x.plan_id,
  p.title,
  p.year,
  coalesce(v.full_name, p.division_name) as division_name,
  x.links
from (
  select 'before' as way, l.kind, l.a_plan_id as plan_id, l.links
  from core.link_pair l
  where l.b_plan_id = cast($2 as bigint)
  union all
  select 'after', l.kind, l.b_plan_id, l.links
  from core.link_pair l
  where l.a_plan_id = cast($2 as bigint)
) x
join core.plan p
  on p.plan_id = x.plan_id
left join core.division v
  on v.division_code = p.division_code
where (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
order by x.way, x.kind, p.year, p.division_code, x.plan_id
limit 200
