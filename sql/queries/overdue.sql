-- 到 $1 已过期、报告未完成的任务，逾期几天、几个工作日；没有报告的是未知，不算逾期 / tasks reported as not done that were due before $1 (a date), with days and working days since; without a report nothing is known
select
  x.due,
  a.day_number - y.day_number as days_over,
  a.workday_number - y.workday_number as workdays_over,
  x.status,
  x.orgs,
  x.content,
  x.plan_title,
  x.division_code,
  x.plan_id,
  x.task_id
from mart.due x
join core.date y
  on y.day = x.due
join core.date a
  on a.day = cast($1 as date)
where x.due < cast($1 as date)
  and x.status <> 'done'
  and coalesce(x.as_of <= cast($1 as date), true)
order by x.due, x.plan_id, x.task_id;
