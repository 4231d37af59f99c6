select
  o.org_id,
  coalesce(o.functions, '')
from core.org o
where o.org_id in (
  select d.org_id
  from core.duty d
  join wanted w
    on w.division_code = d.division_code
    and w.plan_id = d.plan_id
)
