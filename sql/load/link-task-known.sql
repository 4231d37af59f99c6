select count(*)
from mart.task
where task_id = $1
