update queue.run set stage = $2, shares = $3, shared = 0 where run_id = $1
