-- 各区划各年度的方案、任务、分工、时限数 / plans, tasks, duties and deadlines by year and division
select
  year,
  division_name,
  plans,
  tasks,
  duties,
  deadlines,
  dated
from mart.year_summary
order by year, division_code;
