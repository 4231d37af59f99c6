select coalesce(max(run_id), 0) + 1 from ops.run
