update queue.run set sealed = true where run_id = $1
