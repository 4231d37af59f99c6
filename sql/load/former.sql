select
  b.bundle_id,
  p.plan_id,
  (
    select count(*)
    from core.bundle v
    where v.version_of = b.bundle_id
  )
from core.bundle b
left join core.plan p
  on p.bundle_id = b.bundle_id
where b.bundle_id in (select bundle_id from doomed)
order by b.bundle_id, p.plan_id
