update queue.run set shared = shared + 1 where run_id = $1 returning shared >= shares
