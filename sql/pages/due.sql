-- 某几日某几个区划到期的任务：已完成、逾期、未报告、未到期 / what falls due on some days in a range of divisions, and how it stands
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
  x.status,
  x.state
from (
  select
    d.due,
    d.deadline,
    d.kind,
    d.turn,
    d.rrule,
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
      l.mention as deadline,
      l.kind,
      o.ordinal as turn,
      l.rrule
    from core.occurrence o
    join core.deadline l
      on l.division_code = o.division_code
      and l.plan_id = o.plan_id
      and l.task_id = o.task_id
      and l.ordinal = o.deadline_ordinal
    where o.due between cast($2 as date) and cast($3 as date)
      and o.division_code >= cast($5 as text)
      and o.division_code <= cast($6 as text)
      and l.division_code >= cast($5 as text)
      and l.division_code <= cast($6 as text)
    union all
    select
      l.division_code,
      l.plan_id,
      l.task_id,
      l.due,
      l.mention,
      l.kind,
      1,
      l.rrule
    from core.deadline l
    where l.due between cast($2 as date) and cast($3 as date)
      and l.division_code >= cast($5 as text)
      and l.division_code <= cast($6 as text)
      and not exists (
        select 1
        from core.occurrence o
        where o.division_code = l.division_code
          and o.plan_id = l.plan_id
          and o.task_id = l.task_id
          and o.deadline_ordinal = l.ordinal
          and o.division_code >= cast($5 as text)
          and o.division_code <= cast($6 as text)
      )
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
) x
left join core.division v
  on v.division_code = x.division_code
where (cast($7 as text) = '' or x.state = cast($7 as text))
  and (cast($8 as text) = '' or exists (
    select 1
    from core.task t
    where t.division_code = x.division_code
      and t.plan_id = x.plan_id
      and t.task_id = x.task_id
      and position(cast($8 as text) in t.orgs) > 0
  ))
order by x.due, x.division_code, x.plan_id, x.task_id, x.turn
limit cast($9 as bigint)
offset cast($10 as bigint)
