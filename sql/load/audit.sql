insert into ops.audit (audit_id, made_at, who, role, action, target, detail)
select
  f.audit_id,
  f.made_at,
  f.who,
  f.role,
  f.action,
  f.target,
  f.detail
from fresh_audit f
where not exists (
  select 1
  from ops.audit a
  where a.audit_id = f.audit_id
);
truncate fresh_audit;
