-- 有分工的单位数，泛指的不算 / how many organs have duties, without those that name no single body
select count(*) as organs
from (
  select
    o.division_code,
    o.org_name
  from core.org_load o
  where not o.is_collective
    and (cast($1 as text) = '' or position(',' || o.division_code || ',' in cast($1 as text)) > 0)
  group by o.division_code, o.org_name
) x
