update queue.river_job j
set state = 'available'
where state = 'running'
  and (
    pg_postmaster_start_time() < now() - interval '10 seconds'
    and coalesce(j.attempted_by[cardinality(j.attempted_by)], '') not in (select 'taizhang-' || worker_id from queue.living)
    or j.attempted_by[cardinality(j.attempted_by)] = $1
    and j.id <> all ($2)
    and j.attempted_at < now() - interval '1 minute'
  )
