update ops.run
set found = found + $2,
  loaded = loaded + $3,
  unchanged = unchanged + $4,
  duplicate = duplicate + $5,
  needs_ocr = needs_ocr + $6,
  quarantined = quarantined + $7,
  skipped = skipped + $8,
  plans = plans + $9,
  tasks = tasks + $10,
  finished_at = $11
where run_id = $1
