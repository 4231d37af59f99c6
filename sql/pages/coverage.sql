-- 覆盖：各区划各年度有几个方案、几项任务 / plans and tasks by division and year
select
  p.division_code,
  coalesce(v.full_name, max(p.division_name), p.division_code) as division_name,
  p.year,
  count(*) as plans,
  cast(sum(p.tasks) as bigint) as tasks
from core.plan p
left join core.division v
  on v.division_code = p.division_code
where p.is_primary
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
group by p.division_code, v.full_name, p.year
order by p.division_code, p.year
