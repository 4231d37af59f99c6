select
  m.division_code,
  m.thread_id,
  m.series_id,
  m.plan_id,
  m.task_id,
  m.plan_year
from core.thread_member m
where m.series_id in (select series_id from wanted_series)
order by m.thread_id, m.task_id
