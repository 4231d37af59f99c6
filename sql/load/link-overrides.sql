select
  o.a_task_id,
  o.b_task_id,
  min(o.kind),
  a.plan_id,
  b.plan_id
from (
  select
    a_task_id,
    b_task_id,
    kind
  from core.link_override
  union all
  select
    coalesce(x.to_task_id, v.a_task_id),
    coalesce(y.to_task_id, v.b_task_id),
    v.kind
  from core.link_override v
  left join core.task_id_alias x
    on x.task_id = v.a_task_id
  left join core.task_id_alias y
    on y.task_id = v.b_task_id
  where x.task_id is not null
    or y.task_id is not null
) o
join mart.task a
  on a.task_id = o.a_task_id
join mart.task b
  on b.task_id = o.b_task_id
group by o.a_task_id, o.b_task_id, a.plan_id, b.plan_id
order by o.a_task_id, o.b_task_id, a.plan_id, b.plan_id
