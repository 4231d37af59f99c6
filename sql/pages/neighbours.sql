-- 可比的方案：同一系列的相邻两年 / plans of one series in neighbouring years
select
  l.a_plan_id,
  l.b_plan_id,
  a.year as before_year,
  b.year as after_year,
  b.title,
  coalesce(v.full_name, b.division_name) as division_name,
  l.a_tasks,
  l.b_tasks,
  l.links
from core.link_pair l
join (
  select
    plan_id,
    year
  from core.plan
) a
  on a.plan_id = l.a_plan_id
join core.plan b
  on b.division_code = l.division_code
  and b.plan_id = l.b_plan_id
left join core.division v
  on v.division_code = b.division_code
where l.kind = 'year'
  and (cast($1 as text) = '' or position(',' || l.division_code || ',' in cast($1 as text)) > 0)
order by coalesce(b.year, 0) desc, l.division_code, b.title, l.b_plan_id
limit cast($2 as bigint)
offset cast($3 as bigint)
