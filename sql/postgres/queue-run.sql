insert into queue.run (run_id, jobs, done, sealed) values ($1, 0, 0, false)
