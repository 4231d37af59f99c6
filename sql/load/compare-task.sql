select plan_id
from mart.task
where task_id = $1
