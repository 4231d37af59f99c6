update queue.run set jobs = jobs + $2 where run_id = $1
