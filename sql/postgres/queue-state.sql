select
  count(*) filter (where state in ('available', 'scheduled', 'pending')),
  count(*) filter (where state = 'running'),
  count(*) filter (where state = 'retryable'),
  count(*) filter (where state = 'completed'),
  coalesce(sum(jsonb_array_length(args -> 'files')) filter (where kind = 'load' and state <> 'completed'), 0),
  coalesce(sum(jsonb_array_length(args -> 'files')) filter (where kind = 'load' and state = 'completed' and finalized_at > now() - interval '1 minute'), 0)
    / greatest(least(extract(epoch from now() - min(attempted_at) filter (where kind = 'load')), 60.0), 1.0),
  min(created_at) filter (where state in ('available', 'retryable', 'running')),
  (
    select count(*)
    from queue.run q
    join ops.run r
      on r.run_id = q.run_id
    where r.status = 'queued'
  )
from queue.river_job
