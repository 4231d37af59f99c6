-- 一个方案各条任务的字句，供只选了任务的清单补全 / the words of a plan's tasks, for lists that chose tasks without them
select
  t.task_id,
  t.ordinal,
  t.serial,
  t.path,
  t.content,
  t.orgs
from core.task t
where t.division_code = cast($1 as text)
  and t.plan_id = cast($2 as bigint)
