select
  r.kind,
  r.plan_id,
  coalesce(r.to_plan_id, 0)
from mart.relation r
where r.kind = 'precedes'
  or r.to_plan_id is not null
