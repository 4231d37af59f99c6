-- 到 $1 各区划到期多少次，其中已完成的多少 / how often something was due by $1 (a date) in each division, and how much of it is done
select
  division_code,
  division_name,
  cast(sum(turns) as bigint) as turns,
  cast(sum(tasks) as bigint) as tasks,
  cast(sum(done) as bigint) as done
from mart.due_day
where due <= cast($1 as date)
group by division_code, division_name
order by sum(turns) desc, division_code;
