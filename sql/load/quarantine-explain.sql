select
  f.run_id,
  r.started_at,
  r.version,
  f.status,
  f.format,
  q.place,
  coalesce(f.reason, '') as reason,
  f.sha256
from ops.run_file f
join ops.run r
  on r.run_id = f.run_id
left join ops.quarantine q
  on q.name = f.name
  and q.run_id = f.run_id
where f.name = $1
order by f.run_id
