-- 某区划（$1 代码）某年度（$2）名称含 $3 的单位的任务 / tasks of the organs whose name has $3, in division $1 (its code) and year $2
select
  d.org_name,
  d.role,
  t.serial,
  t.content,
  t.orgs,
  t.plan_title,
  t.plan_id,
  t.task_id
from mart.duty d
join mart.task t
  on t.division_code = d.division_code
  and t.plan_id = d.plan_id
  and t.task_id = d.task_id
where d.division_code = cast($1 as text)
  and d.plan_year = cast($2 as integer)
  and position(cast($3 as text) in d.org_name) > 0
order by t.plan_id, t.ordinal, t.task_id, d.ordinal;
