select
  audit_id,
  made_at,
  who,
  role,
  action,
  target,
  detail
from ops.audit
order by made_at, audit_id
