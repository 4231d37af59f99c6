select coalesce(cast(extract(epoch from min(scheduled_at) - timestamptz '2000-01-01 00:00:00+00') as bigint), 0)
from queue.river_job
where state = 'available'
  and queue = 'default'
  and priority = 2
  and scheduled_at < timestamptz '2020-01-01 00:00:00+00'
