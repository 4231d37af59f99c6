select
  id,
  cast(coalesce(args ->> 'run', '0') as bigint),
  coalesce(args -> 'files' -> 0 ->> 'name', ''),
  coalesce(jsonb_array_length(args -> 'files'), 0),
  attempt,
  scheduled_at,
  coalesce(errors[cardinality(errors)] ->> 'error', '')
from queue.river_job
where state in ('retryable', 'discarded')
order by attempt desc, id
limit 100
