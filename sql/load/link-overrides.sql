with named as (
  select
    t.task_id,
    t.plan_id
  from core.task t
  join core.plan p
    on p.division_code = t.division_code
    and p.plan_id = t.plan_id
  where p.is_primary
    and t.task_id in (
      select a_task_id
      from core.link_override
      union all
      select b_task_id
      from core.link_override
    )
)
select
  o.a_task_id,
  o.b_task_id,
  o.kind,
  a.plan_id,
  b.plan_id
from core.link_override o
join named a
  on a.task_id = o.a_task_id
join named b
  on b.task_id = o.b_task_id
order by o.a_task_id, o.b_task_id, a.plan_id, b.plan_id
