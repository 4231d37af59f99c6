-- 某次装载（$1）的文件 / the files of run $1
select
  ordinal,
  name,
  status,
  reason,
  format,
  tasks
from ops.run_file
where run_id = $1
order by ordinal;
