update ops.run
set finished_at = $2,
  status = case when quarantined > 0 then 'partial' else 'complete' end
where run_id = $1
  and status = 'queued'
