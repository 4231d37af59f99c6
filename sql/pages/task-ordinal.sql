-- 一条任务在方案中的顺序 / the place of a task among those of its plan
select
  count(*) as before
from core.task t
join core.task s
  on s.division_code = t.division_code
  and s.plan_id = t.plan_id
where t.division_code = cast($1 as text)
  and t.plan_id = cast($2 as bigint)
  and t.task_id = cast($3 as bigint)
  and (s.ordinal < t.ordinal or s.ordinal = t.ordinal and s.task_id <= t.task_id)
