-- 有下级承接的上级方案 / plans from above that plans below carry
select
  p.plan_id,
  p.title,
  p.year,
  coalesce(v.full_name, p.division_name) as division_name,
  p.tasks,
  count(*) as below,
  cast(sum(l.links) as bigint) as links
from core.link_pair l
join (
  select
    plan_id,
    division_code,
    division_name,
    title,
    year,
    tasks
  from core.plan
) p
  on p.plan_id = l.a_plan_id
left join core.division v
  on v.division_code = p.division_code
where l.kind = 'cascade'
  and (cast($1 as text) = '' or position(',' || l.division_code || ',' in cast($1 as text)) > 0)
group by p.plan_id, p.title, p.year, v.full_name, p.division_name, p.tasks
order by count(*) desc, p.year desc, p.plan_id
limit cast($2 as bigint)
offset cast($3 as bigint)
