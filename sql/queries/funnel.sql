-- 从文件到方案、任务、分工、时限、落实，各年度各剩多少 / from documents to plans, tasks, duties, deadlines and progress: what is left at each step, by year
select
  plan_year,
  cast(sum(documents) as bigint) as documents,
  cast(sum(plans) as bigint) as plans,
  cast(sum(plans_with_tasks) as bigint) as plans_with_tasks,
  cast(sum(tasks) as bigint) as tasks,
  cast(sum(tasks_with_duty) as bigint) as tasks_with_duty,
  cast(sum(tasks_with_deadline) as bigint) as tasks_with_deadline,
  cast(sum(tasks_dated) as bigint) as tasks_dated,
  cast(sum(tasks_reported) as bigint) as tasks_reported,
  cast(sum(tasks_done) as bigint) as tasks_done
from mart.funnel
group by plan_year
order by plan_year;
