-- 一个单位的任务，连同最近的时限和报告的状态 / an organ's tasks with their last day and what was reported
select
  p.year,
  d.role,
  d.mention,
  d.plan_id,
  d.task_id,
  p.title as plan_title,
  w.deadline,
  w.due,
  g.status
from core.duty d
left join core.plan p
  on p.division_code = d.division_code
  and p.plan_id = d.plan_id
left join core.org o
  on o.org_id = d.org_id
left join core.task t
  on t.division_code = d.division_code
  and t.plan_id = d.plan_id
  and t.task_id = d.task_id
left join (
  select
    plan_id,
    task_id,
    min(mention) as deadline,
    max(due) as due
  from core.deadline
  where division_code = cast($2 as text)
  group by plan_id, task_id
) w
  on w.plan_id = d.plan_id
  and w.task_id = d.task_id
left join (
  select
    plan_id,
    task_id,
    status
  from core.progress
  where division_code = cast($2 as text)
) g
  on g.plan_id = d.plan_id
  and g.task_id = d.task_id
where d.division_code = cast($2 as text)
  and coalesce(p.is_primary, false)
  and (o.name = cast($3 as text) or o.name is null and d.mention = cast($3 as text))
  and (cast($1 as text) = '' or position(',' || d.division_code || ',' in cast($1 as text)) > 0)
  and (cast($4 as text) = '' or coalesce(p.year, 0) = cast(nullif(cast($4 as text), '') as integer))
  and (cast($5 as text) = '' or d.role = cast($5 as text))
  and (cast($6 as text) = ''
    or (cast($6 as text) = 'done' and g.status = 'done')
    or (cast($6 as text) = 'overdue' and w.due < cast($7 as date) and g.status <> 'done')
    or (cast($6 as text) = 'unreported' and coalesce(w.due < cast($7 as date), false) and not coalesce(g.status <> '', false))
    or (cast($6 as text) = 'open' and coalesce(w.due >= cast($7 as date), true) and coalesce(g.status, '') <> 'done'))
order by coalesce(p.year, 0) desc, d.plan_id, t.ordinal, d.ordinal
limit cast($8 as bigint)
offset cast($9 as bigint)
