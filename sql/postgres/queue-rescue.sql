update queue.river_job j
set state = 'available'
where state = 'running'
  and (
    pg_postmaster_start_time() < now() - interval '10 seconds'
    and not exists (
      select 1
      from queue.worker w
      join pg_locks l
        on l.objid = cast(w.worker_id as oid)
      where 'taizhang-' || w.worker_id = j.attempted_by[cardinality(j.attempted_by)]
        and l.locktype = 'advisory'
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid = 1954047350
    )
    or j.attempted_by[cardinality(j.attempted_by)] = $1
    and j.id <> all ($2)
    and j.attempted_at < now() - interval '1 minute'
  )
