-- 各年度各区划有几项任务，新的在前：任务清单逐段找，找够为止 / tasks by year and division, the latest first: a list looks through them piece by piece until it has enough
select
  coalesce(p.year, 0) as year,
  p.division_code,
  cast(sum(p.tasks) as bigint) as tasks
from core.plan p
where p.is_primary
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or p.division_code = cast($2 as text))
  and (cast($3 as text) = '' or p.year = cast(nullif(cast($3 as text), '') as integer))
group by coalesce(p.year, 0), p.division_code
order by coalesce(p.year, 0) desc, p.division_code
