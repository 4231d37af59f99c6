select
  x.due,
  l.mention as deadline,
  l.kind,
  x.turn,
  l.rrule,
  x.plan_id,
  x.task_id,
  x.division_code,
  coalesce(v.full_name, x.division_code) as division_name,
  x.plan_title,
  x.status,
  x.state
from (
  select
    y.due,
    y.turn,
    y.deadline_ordinal,
    y.plan_id,
    y.task_id,
    y.division_code,
    y.plan_title,
    y.status,
    y.state
  from (
    select
      d.due,
      d.turn,
      d.deadline_ordinal,
      d.plan_id,
      d.task_id,
      d.division_code,
      p.title as plan_title,
      g.status,
      case
        when g.status = 'done' then 'done'
        when d.due < cast($4 as date) and g.status is not null then 'overdue'
        when d.due < cast($4 as date) then 'unreported'
        else 'open'
      end as state
    from (
      select
        o.division_code,
        o.plan_id,
        o.task_id,
        o.due,
        o.deadline_ordinal,
        o.ordinal as turn
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
        1
      from core.deadline l
      where l.due between cast($2 as date) and cast($3 as date)
        and l.rrule is null
        and l.division_code >= cast($5 as text)
        and l.division_code <= cast($6 as text)
      union all
      select
        l.division_code,
        l.plan_id,
        l.task_id,
        l.due,
        l.ordinal,
        1
      from core.deadline l
      left join (
        select distinct
          o.division_code,
          o.plan_id,
          o.task_id,
          o.deadline_ordinal
        from core.occurrence o
        where o.plan_id in (
          select k.plan_id
          from core.deadline k
          where k.due between cast($2 as date) and cast($3 as date)
            and k.rrule is not null
            and k.division_code >= cast($5 as text)
            and k.division_code <= cast($6 as text)
        )
      ) o
        on o.division_code = l.division_code
        and o.plan_id = l.plan_id
        and o.task_id = l.task_id
        and o.deadline_ordinal = l.ordinal
      where l.due between cast($2 as date) and cast($3 as date)
        and l.rrule is not null
        and l.division_code >= cast($5 as text)
        and l.division_code <= cast($6 as text)
        and o.plan_id is null
    ) d
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
  ) y
  where (cast($7 as text) = '' or y.state = cast($7 as text))
  order by y.due, y.division_code, y.plan_id, y.task_id, y.turn
  limit cast($9 as bigint)
  offset cast($10 as bigint)
) x
join core.deadline l
  on l.division_code = x.division_code
  and l.plan_id = x.plan_id
  and l.task_id = x.task_id
  and l.ordinal = x.deadline_ordinal
  and l.division_code >= cast($5 as text)
  and l.division_code <= cast($6 as text)
left join core.division v
  on v.division_code = x.division_code
order by x.due, x.division_code, x.plan_id, x.task_id, x.turn
