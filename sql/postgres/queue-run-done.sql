update queue.run set done = done + $2 where run_id = $1
