select
  t.division_code,
  t.thread_id,
  t.series_id,
  t.first_year,
  t.last_year,
  t.years,
  t.tasks
from core.thread t
where t.series_id in (select series_id from wanted_series)
