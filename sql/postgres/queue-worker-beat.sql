update queue.worker set state = $2, jobs = $3, files = $4, tasks = $5, beat_at = now() where worker_id = $1
