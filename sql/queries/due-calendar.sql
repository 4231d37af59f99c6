-- 从 $1 到 $2 逐日到期多少，是否工作日，最迟哪个工作日办结 / what falls due day by day between $1 and $2 (dates), and the last working day before it
select
  due,
  is_workday,
  festival,
  last_workday,
  cast(sum(turns) as bigint) as turns,
  cast(sum(done) as bigint) as done
from mart.due_day
where due between cast($1 as date) and cast($2 as date)
group by due, is_workday, festival, last_workday
order by due;
