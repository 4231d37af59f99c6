select
  o.org_id,
  coalesce(o.functions, '')
from core.org o
where o.org_id in (
  select d.org_id
  from core.duty d
  where d.plan_id in (select plan_id from wanted)
)
