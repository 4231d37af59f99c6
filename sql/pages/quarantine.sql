-- 读不了的文件 / files that could not be read
select
  q.name,
  q.format,
  q.place,
  q.reason,
  q.sha256,
  q.run_id
from ops.quarantine q
order by q.name, q.quarantine_id
limit cast($1 as bigint)
offset cast($2 as bigint)
