select
  w.worker_id,
  w.host,
  w.pid,
  w.version,
  case
    when w.state = 'ended' then w.state
    when exists (
      select 1
      from pg_locks l
      where l.locktype = 'advisory'
        and l.database = (select oid from pg_database where datname = current_database())
        and l.classid = 1954047350
        and l.objid = cast(w.worker_id as oid)
    ) then w.state
    else 'dead'
  end,
  w.started_at,
  w.beat_at,
  (
    select count(*)
    from queue.river_job j
    where j.state = 'running'
      and j.attempted_by[cardinality(j.attempted_by)] = 'taizhang-' || w.worker_id
  ),
  w.jobs,
  w.files,
  w.tasks
from queue.worker w
where w.beat_at > now() - interval '1 day'
order by w.worker_id desc
