select
  w.worker_id,
  w.host,
  w.pid,
  w.version,
  case
    when w.state = 'ended' then w.state
    when w.worker_id in (select worker_id from queue.living) then w.state
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
