-- 任务 $1（编号）的历次版本 / the versions of task $1 (its key)
select
  loaded_from,
  loaded_to,
  parser,
  content,
  confidence,
  pos,
  version_id
from mart.task_version
where task_id = cast($1 as bigint)
order by coalesce(loaded_from, timestamp '1970-01-01 00:00:00'), version_id;
