-- 某些天、某些区划到期的各次，连同任务的落实情况 / what falls due on some days in some divisions, and how its tasks stand
with dated as materialized (
  select
    l.division_code,
    l.plan_id,
    l.task_id,
    l.ordinal,
    l.due,
    l.mention,
    l.kind,
    l.rrule
  from core.deadline l
  where l.due between cast($2 as date) and cast($3 as date)
    and l.division_code >= cast($5 as text)
    and l.division_code <= cast($6 as text)
),
turns as (
  select
    o.division_code,
    o.plan_id,
    o.task_id,
    o.due,
    o.deadline_ordinal,
    o.ordinal as turn,
    null as mention,
    null as kind,
    null as rrule
  from core.occurrence o
  where o.due between cast($2 as date) and cast($3 as date)
    and o.division_code >= cast($5 as text)
    and o.division_code <= cast($6 as text)
  union all
  select
    l.division_code,
    l.plan_id,
    l.task_id,
    l.due,
    l.ordinal,
    1,
    l.mention,
    l.kind,
    l.rrule
  from dated l
  left join (
    select distinct
      o.division_code,
      o.plan_id,
      o.task_id,
      o.deadline_ordinal
    from core.occurrence o
    where o.plan_id in (
      select k.plan_id
      from dated k
      where k.rrule is not null
    )
  ) o
    on o.division_code = l.division_code
    and o.plan_id = l.plan_id
    and o.task_id = l.task_id
    and o.deadline_ordinal = l.ordinal
  where l.rrule is null
    or o.plan_id is null
),
standing as (
  select
    d.due,
    d.turn,
    d.deadline_ordinal,
    d.plan_id,
    d.task_id,
    d.division_code,
    d.mention,
    d.kind,
    d.rrule,
    p.title as plan_title,
    g.status,
    case
      when g.status = 'done' then 'done'
      when d.due < cast($4 as date) and g.status is not null then 'overdue'
      when d.due < cast($4 as date) then 'unreported'
      else 'open'
    end as state
  from turns d
  join core.plan p
    on p.division_code = d.division_code
    and p.plan_id = d.plan_id
  left join core.progress g
    on g.division_code = d.division_code
    and g.plan_id = d.plan_id
    and g.task_id = d.task_id
  where p.is_primary
    and not coalesce(d.due < p.signed_on and coalesce(p.kind, '') <> 'status_report', false)
    and (cast($1 as text) = '' or position(',' || d.division_code || ',' in cast($1 as text)) > 0)
    and (cast($8 as text) = '' or d.task_id in (
      select t.task_id
      from core.task t
      where cast($8 as text) <> ''
        and t.division_code >= cast($5 as text)
        and t.division_code <= cast($6 as text)
        and position(cast($8 as text) in t.orgs) > 0
    ))
),
chosen as materialized (
  select *
  from standing y
  where (cast($7 as text) = '' or y.state = cast($7 as text))
  order by y.due, y.division_code, y.plan_id, y.task_id, y.turn
  limit cast($9 as bigint)
  offset cast($10 as bigint)
),
worded as (
  select c.due, c.mention, c.kind, c.turn, c.rrule, c.plan_id, c.task_id, c.division_code, c.plan_title, c.status, c.state
  from chosen c
  where c.mention is not null
  union all
  select c.due, l.mention, l.kind, c.turn, l.rrule, c.plan_id, c.task_id, c.division_code, c.plan_title, c.status, c.state
  from chosen c
  join core.deadline l
    on l.division_code = c.division_code
    and l.plan_id = c.plan_id
    and l.task_id = c.task_id
    and l.ordinal = c.deadline_ordinal
  where c.mention is null
)
select
  x.due,
  x.mention as deadline,
  x.kind,
  x.turn,
  x.rrule,
  x.plan_id,
  x.task_id,
  x.division_code,
  coalesce(v.full_name, x.division_code) as division_name,
  x.plan_title,
  x.status,
  x.state
from worded x
left join core.division v
  on v.division_code = x.division_code
order by x.due, x.division_code, x.plan_id, x.task_id, x.turn
