-- 逐月到期：某年起各月到期几次、其中已完成几次 / how often something falls due in each month
select
  x.due_year as year,
  x.due_month as month,
  cast(sum(x.turns) as bigint) as turns,
  cast(sum(x.done) as bigint) as done
from mart.due_month x
where (cast($1 as text) = '' or position(',' || x.division_code || ',' in cast($1 as text)) > 0)
group by x.due_year, x.due_month
order by x.due_year, x.due_month
