-- 历次装载 / the loads, latest first
select
  run_id,
  started_at,
  finished_at,
  status,
  found,
  loaded,
  unchanged,
  duplicate,
  needs_ocr,
  quarantined,
  skipped,
  remaining,
  plans,
  tasks
from ops.run
order by run_id desc;
