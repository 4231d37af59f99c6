select found from ops.run where run_id = $1 for update
