select
  not exists (
    select 1
    from queue.river_job
    where state in ('available', 'running', 'retryable', 'scheduled', 'pending')
  )
  and not exists (
    select 1
    from queue.run q
    join ops.run r
      on r.run_id = q.run_id
    where r.status = 'queued'
  )
