-- 从 $1 到 $2 逐次到期的任务，含周期性任务 / what falls due between $1 and $2 (dates), turns of recurring tasks included
select
  o.due,
  o.deadline,
  o.turn,
  t.orgs,
  t.content,
  t.plan_title
from mart.occurrence o
join mart.task t
  on t.division_code = o.division_code
  and t.plan_id = o.plan_id
  and t.task_id = o.task_id
where o.due between cast($1 as date) and cast($2 as date)
  and not o.is_before_issue
order by o.due, t.plan_title, o.plan_id, o.task_id, o.deadline_ordinal, o.turn;
