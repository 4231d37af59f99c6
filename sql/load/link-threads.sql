select
  m.thread_id,
  m.task_id
from core.thread_member m
where m.series_id in (select series_id from wanted_series)
order by m.thread_id, m.task_id
