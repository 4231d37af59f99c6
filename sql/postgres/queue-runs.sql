select q.run_id, q.jobs, q.done, q.sealed, q.shares, q.shared, r.status, r.found, r.tasks, r.started_at
from queue.run q
join ops.run r
  on r.run_id = q.run_id
where r.status = 'queued'
  or q.run_id in (select run_id from queue.run order by run_id desc limit 20)
order by q.run_id desc
limit 100
