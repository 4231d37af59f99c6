-- 逐日是否工作日 / which days are working days
select
  y.day,
  y.is_workday,
  y.festival
from core.date y
where y.day between cast($1 as date) and cast($2 as date)
order by y.day
