insert into ops.correction (correction_id, made_at, author, kind, division_code, plan_id, task_id, ordinal, field, old_value, new_value, note, action, quote, prefix, suffix, occurrence, retracts, target)
select
  f.correction_id,
  f.made_at,
  f.author,
  f.kind,
  f.division_code,
  f.plan_id,
  f.task_id,
  f.ordinal,
  f.field,
  f.old_value,
  f.new_value,
  f.note,
  f.action,
  f.quote,
  f.prefix,
  f.suffix,
  f.occurrence,
  f.retracts,
  f.target
from fresh_correction f
where not exists (
  select 1
  from ops.correction c
  where c.correction_id = f.correction_id
);
truncate fresh_correction;
