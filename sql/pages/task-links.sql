-- 与一条任务相连的任务：上年、下年、上级、下级 / the tasks that a task is linked with
select
  x.way,
  x.kind,
  x.relation,
  x.is_given,
  x.score,
  x.plan_id,
  x.task_id,
  p.title as plan_title,
  p.year,
  coalesce(v.full_name, p.division_name) as division_name,
  t.content
from (
  select 'before' as way, l.kind, l.relation, l.is_given, l.score, l.a_plan_id as plan_id, l.a_task_id as task_id
  from core.link l
  where l.b_plan_id = cast($2 as bigint)
    and l.b_task_id = cast($3 as bigint)
  union all
  select 'after', l.kind, l.relation, l.is_given, l.score, l.b_plan_id, l.b_task_id
  from core.link l
  where l.a_plan_id = cast($2 as bigint)
    and l.a_task_id = cast($3 as bigint)
) x
join core.plan p
  on p.plan_id = x.plan_id
join core.task t
  on t.division_code = p.division_code
  and t.plan_id = x.plan_id
  and t.task_id = x.task_id
left join core.division v
  on v.division_code = p.division_code
where (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
order by x.way, x.kind, p.year, p.division_code, x.plan_id, t.ordinal, x.task_id
limit 200
