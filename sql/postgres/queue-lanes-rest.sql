delete from queue.lane
where not exists (
    select 1
    from queue.river_job
    where state in ('available', 'running', 'retryable')
  )
