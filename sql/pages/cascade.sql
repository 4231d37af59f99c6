-- 上级方案的任务由谁承接 / who carried the tasks of a plan from above
select
  c.upstream_task_id,
  c.upstream_ordinal,
  c.upstream_content,
  c.division_code,
  c.division_name,
  c.plan_id,
  c.plan_title,
  c.plan_year,
  c.carried,
  c.tasks
from mart.cascade_coverage c
where c.upstream_plan_id = cast($2 as bigint)
  and (cast($1 as text) = '' or position(',' || c.division_code || ',' in cast($1 as text)) > 0)
order by c.upstream_ordinal, c.upstream_task_id, c.division_code, c.plan_year, c.plan_id
limit 20001
