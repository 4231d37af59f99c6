-- 某段时间逐日各区划到期几次、其中完成几次：时限清单逐段找，找够为止 / how often something falls due by day and division, and is done: a list looks through them piece by piece until it has enough
select
  d.due as day,
  d.division_code,
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
group by d.due, d.division_code
order by d.due, d.division_code
