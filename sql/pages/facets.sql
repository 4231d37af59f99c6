-- 可选的区划、年度、种类 / divisions, years and kinds to choose from
select
  x.facet,
  x.value,
  x.label,
  x.plans
from (
  select
    'division' as facet,
    p.division_code as value,
    coalesce(v.full_name, max(p.division_name), p.division_code) as label,
    count(*) as plans
  from core.plan p
  left join core.division v
    on v.division_code = p.division_code
  where p.is_primary
    and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
  group by p.division_code, v.full_name
  union all
  select
    'year',
    cast(p.year as text),
    cast(p.year as text),
    count(*)
  from core.plan p
  where p.is_primary
    and p.year is not null
    and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
  group by p.year
  union all
  select
    'kind',
    p.kind,
    p.kind,
    count(*)
  from core.plan p
  where p.is_primary
    and p.kind is not null
    and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
  group by p.kind
) x
order by x.facet, x.value
