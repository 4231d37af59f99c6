-- 任务最多的单位 / organs with the most tasks
select
  x.division_code,
  coalesce(v.full_name, x.division_code) as division_name,
  x.org_name,
  cast(sum(x.tasks) as bigint) as tasks,
  cast(sum(x.lead_tasks + x.responsible_tasks) as bigint) as own_tasks,
  count(distinct x.plan_year) as years
from core.org_load x
left join core.division v
  on v.division_code = x.division_code
where not x.is_collective
  and (cast($1 as text) = '' or position(',' || x.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or x.division_code = cast($2 as text))
  and (cast($3 as text) = '' or position(cast($3 as text) in x.org_name) > 0)
  and (cast($4 as text) = '' or x.plan_year = cast(nullif(cast($4 as text), '') as integer))
group by x.division_code, v.full_name, x.org_name
order by sum(x.tasks) desc, x.division_code, x.org_name
limit cast($5 as bigint)
offset cast($6 as bigint)
