select
  t.plan_id,
  t.task_id,
  t.ordinal,
  coalesce(t.path, ''),
  t.content
from core.task t
where t.plan_id in (select plan_id from wanted)
order by t.plan_id, t.ordinal, t.task_id
