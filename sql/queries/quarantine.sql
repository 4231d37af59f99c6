-- 读不了的文件 / files that could not be read
select
  name,
  format,
  place,
  reason,
  sha256,
  run_id
from ops.quarantine
order by name, quarantine_id;
