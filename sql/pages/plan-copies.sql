-- 与一个方案近似而并非同一版本的方案 / plans that are near copies of a plan
select
  n.other_plan_id,
  n.shared,
  n.tasks,
  coalesce(p.title, p.notice_title) as title
from core.near_copy n
join core.plan p
  on p.plan_id = n.other_plan_id
where n.division_code = cast($2 as text)
  and n.plan_id = cast($3 as bigint)
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
order by n.other_plan_id
limit 20
