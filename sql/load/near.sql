select
  a.name,
  b.name,
  n.shared,
  n.tasks
from core.near_copy n
join core.plan p
  on p.division_code = n.division_code
  and p.plan_id = n.plan_id
join core.plan q
  on q.plan_id = n.other_plan_id
join core.bundle a
  on a.bundle_id = p.bundle_id
join core.bundle b
  on b.bundle_id = q.bundle_id
where n.plan_id < n.other_plan_id
order by a.name, b.name
