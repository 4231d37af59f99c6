select
  correction_id,
  made_at,
  author,
  kind,
  division_code,
  plan_id,
  task_id,
  ordinal,
  field,
  old_value,
  new_value,
  note,
  action,
  retracts,
  target
from ops.correction
order by made_at, correction_id
