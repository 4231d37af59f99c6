-- 一条任务在哪个区划 / the division of a task
select
  t.division_code,
  t.plan_id
from core.task t
where t.task_id = cast($1 as bigint)
order by t.plan_id
limit 1
