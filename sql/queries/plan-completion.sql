-- 各方案完成了多少，所报告的是哪个方案 / how much of each plan is done, and on which plan it reports
select
  plan_year,
  division_name,
  plan_title,
  on_title,
  on_tasks,
  tasks,
  reported,
  done,
  partial,
  ongoing,
  not_started,
  done_percent,
  plan_id
from mart.plan_completion
order by plan_year, division_code, plan_id;
