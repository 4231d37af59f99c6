insert into queue.worker (worker_id, host, pid, version, state, started_at, beat_at, jobs, files, tasks)
select coalesce(max(worker_id), 0) + 1, $1, $2, $3, 'at work', now(), now(), 0, 0, 0
from queue.worker
returning worker_id
