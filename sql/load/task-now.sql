select a.to_task_id
from core.task_id_alias a
where a.task_id = $1
  and not exists (
    select 1
    from mart.task t
    where t.task_id = $1
  )
