-- 某段时间逐次到期的任务：已完成、逾期、未报告、未到期 / what falls due in a time, and how it stands
select
  x.due,
  x.deadline,
  x.kind,
  x.turn,
  x.rrule,
  x.plan_id,
  x.task_id,
  x.division_code,
  coalesce(v.full_name, x.division_code) as division_name,
  x.plan_title,
  t.serial,
  t.content,
  t.orgs,
  x.status,
  x.state
from (
  select
    o.due,
    o.deadline,
    o.kind,
    o.turn,
    l.rrule,
    o.plan_id,
    o.task_id,
    o.division_code,
    p.title as plan_title,
    g.status,
    case
      when g.status = 'done' then 'done'
      when o.due < cast($4 as date) and g.status is not null then 'overdue'
      when o.due < cast($4 as date) then 'unreported'
      else 'open'
    end as state
  from mart.occurrence o
  join core.plan p
    on p.division_code = o.division_code
    and p.plan_id = o.plan_id
  left join core.progress g
    on g.division_code = o.division_code
    and g.plan_id = o.plan_id
    and g.task_id = o.task_id
  left join core.deadline l
    on l.division_code = o.division_code
    and l.plan_id = o.plan_id
    and l.task_id = o.task_id
    and l.ordinal = o.deadline_ordinal
  where o.due between cast($2 as date) and cast($3 as date)
    and not o.is_before_issue
    and (cast($1 as text) = '' or position(',' || o.division_code || ',' in cast($1 as text)) > 0)
    and (cast($5 as text) = '' or o.division_code = cast($5 as text))
) x
join core.task t
  on t.division_code = x.division_code
  and t.plan_id = x.plan_id
  and t.task_id = x.task_id
left join core.division v
  on v.division_code = x.division_code
where (cast($6 as text) = '' or x.state = cast($6 as text))
  and (cast($7 as text) = '' or position(cast($7 as text) in t.orgs) > 0)
order by x.due, x.division_code, x.plan_id, t.ordinal, x.task_id, x.turn
limit cast($8 as bigint)
offset cast($9 as bigint)
