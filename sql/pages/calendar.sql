-- 逐日到期几次，是否工作日 / how often something falls due day by day
select
  y.day,
  y.is_workday,
  y.festival,
  coalesce(x.turns, 0) as turns,
  coalesce(x.done, 0) as done
from core.date y
left join (
  select
    d.due,
    cast(sum(d.turns) as bigint) as turns,
    cast(sum(d.done) as bigint) as done
  from core.due_day d
  join core.plan p
    on p.division_code = d.division_code
    and p.plan_id = d.plan_id
  where p.is_primary
    and not d.is_before_issue
    and d.due between cast($2 as date) and cast($3 as date)
    and (cast($1 as text) = '' or position(',' || d.division_code || ',' in cast($1 as text)) > 0)
    and (cast($4 as text) = '' or d.division_code = cast($4 as text))
  group by d.due
) x
  on x.due = y.day
where y.day between cast($2 as date) and cast($3 as date)
order by y.day
