delete from ops.run where run_id = $1
