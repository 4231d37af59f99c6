-- 某年（$1）逐月到期多少，各月有多少工作日 / what falls due month by month in year $1, and how many working days each month has
select
  due_month,
  min(workdays) as workdays,
  cast(sum(turns) as bigint) as turns,
  cast(sum(turns_off) as bigint) as turns_off,
  cast(sum(done) as bigint) as done
from mart.due_month
where due_year = cast($1 as integer)
group by due_month
order by due_month;
