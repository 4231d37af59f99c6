select
  c.correction_id,
  c.action,
  a.task_id,
  b.task_id
from ops.correction c
join core.corrected a
  on a.correction_id = c.correction_id
join core.plan p
  on p.division_code = a.division_code
  and p.plan_id = a.plan_id
join core.corrected b
  on b.correction_id = c.correction_id
join core.plan q
  on q.division_code = b.division_code
  and q.plan_id = b.plan_id
where c.action in ('must-link', 'cannot-link')
  and a.field <> 'other'
  and b.field = 'other'
  and a.state <> 'stale'
  and b.state <> 'stale'
  and p.is_primary
  and q.is_primary
  and a.task_id <> b.task_id
order by c.made_at, c.correction_id
