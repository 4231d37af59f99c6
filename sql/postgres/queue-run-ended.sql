select sealed and done >= jobs from queue.run where run_id = $1
