-- 逐月到期：各月到期几次、其中已完成几次 / how often something falls due in each month
select
  y.year,
  y.month,
  cast(sum(x.turns) as bigint) as turns,
  cast(sum(x.done) as bigint) as done
from (
  select
    d.due,
    sum(d.turns) as turns,
    sum(d.done) as done
  from core.due_day d
  join core.plan p
    on p.division_code = d.division_code
    and p.plan_id = d.plan_id
  where p.is_primary
    and not d.is_before_issue
    and (cast($1 as text) = '' or position(',' || d.division_code || ',' in cast($1 as text)) > 0)
  group by d.due
) x
join core.date y
  on y.day = x.due
group by y.year, y.month
order by y.year, y.month
