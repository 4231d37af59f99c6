-- 历次装载 / the loads, the latest first
select
  r.run_id,
  r.command,
  r.version,
  r.started_at,
  r.finished_at,
  r.status,
  r.found,
  r.loaded,
  r.unchanged,
  r.duplicate,
  r.needs_ocr,
  r.quarantined,
  r.skipped,
  r.remaining,
  r.plans,
  r.tasks
from ops.run r
order by r.run_id desc
limit cast($1 as bigint)
offset cast($2 as bigint)
