with task as (
  select
    plan_id,
    task_id
  from core.task
  where plan_id in ($1, $2)
)
select
  case when a.plan_id = $1 then o.a_task_id else o.b_task_id end,
  case when a.plan_id = $1 then o.b_task_id else o.a_task_id end,
  o.kind
from core.link_override o
join task a
  on a.task_id = o.a_task_id
join task b
  on b.task_id = o.b_task_id
where a.plan_id <> b.plan_id
order by 1, 2
