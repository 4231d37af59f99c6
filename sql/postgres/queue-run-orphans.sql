select run_id
from queue.run
where not sealed
  and not exists (
    select 1
    from pg_locks l
    where l.locktype = 'advisory'
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = 1954047349
      and l.objid = cast(run_id as oid)
  )
order by run_id
