-- 督办单：一个单位一项任务的一个到期日一行，按单位、到期日 / slips: what each organ has to do by a day
-- $1 plan, $2 division, $3 year, $4 as of, $5 due by, where $4 is given recurring tasks have their next turn, $6 words of the organ's name
with source as (
  select
    bundle_id,
    document_id,
    min(name) as name,
    min(url) as url
  from core.source
  group by bundle_id, document_id
),
plan as (
  select
    p.division_code,
    coalesce(v.full_name, p.division_name, '未知区划') as division_name,
    p.plan_id,
    coalesce(p.title, p.notice_title, s.name) as title,
    p.number,
    p.issuer,
    p.year,
    s.name as source,
    s.url
  from core.plan p
  left join core.division v
    on v.division_code = p.division_code
  left join source s
    on s.bundle_id = p.bundle_id
    and s.document_id = p.document_id
  where p.is_primary
    and (
      cast($1 as text) is null
      or cast(p.plan_id as text) = cast($1 as text)
      or p.number = cast($1 as text)
      or position(cast($1 as text) in coalesce(p.title, '')) > 0
    )
    and (
      cast($2 as text) is null
      or p.division_code = cast($2 as text)
      or p.division_name = cast($2 as text)
      or v.name = cast($2 as text)
      or v.full_name = cast($2 as text)
    )
    and (
      cast($3 as integer) is null
      or p.year = cast($3 as integer)
    )
),
duty as (
  select
    d.division_code,
    d.plan_id,
    d.task_id,
    string_agg(case when d.role = 'lead' then d.mention end, '、' order by d.ordinal) as lead,
    string_agg(case when d.role = 'responsible' then d.mention end, '、' order by d.ordinal) as responsible,
    string_agg(case when d.role in ('support', 'implement') then d.mention end, '、' order by d.ordinal) as support
  from core.duty d
  join plan p
    on p.division_code = d.division_code
    and p.plan_id = d.plan_id
  group by d.division_code, d.plan_id, d.task_id
),
turn as (
  select
    o.division_code,
    o.plan_id,
    o.task_id,
    o.deadline_ordinal,
    min(o.deadline) as words,
    coalesce(min(case when o.due >= cast($4 as date) then o.due end), max(o.due)) as due
  from mart.occurrence o
  join plan p
    on p.division_code = o.division_code
    and p.plan_id = o.plan_id
  where o.due <= cast($5 as date)
    and not o.is_before_issue
    and (o.kind <> 'recurring' or cast($4 as date) is null or o.due >= cast($4 as date))
  group by o.division_code, o.plan_id, o.task_id, o.deadline_ordinal
),
supervisor as (
  select
    s.division_code,
    s.plan_id,
    s.task_id,
    string_agg(s.mention, '、' order by s.ordinal) as mentions
  from core.supervisor s
  join plan p
    on p.division_code = s.division_code
    and p.plan_id = s.plan_id
  group by s.division_code, s.plan_id, s.task_id
),
org as (
  select
    d.division_code,
    d.plan_id,
    d.task_id,
    coalesce(o.division_code, d.division_code) as place,
    coalesce(o.name, d.mention) as name,
    o.name is not null as is_known,
    concat_ws('、',
      max(case when d.role = 'lead' then '牵头' end),
      max(case when d.role = 'responsible' then '责任' end),
      max(case when d.role = 'support' then '配合' end),
      max(case when d.role = 'implement' then '落实' end)
    ) as role
  from core.duty d
  join plan p
    on p.division_code = d.division_code
    and p.plan_id = d.plan_id
  left join core.org o
    on o.org_id = d.org_id
  where cast($6 as text) is null
    or position(cast($6 as text) in coalesce(o.name, d.mention)) > 0
    or position(cast($6 as text) in d.mention) > 0
  group by d.division_code, d.plan_id, d.task_id, coalesce(o.division_code, d.division_code), coalesce(o.name, d.mention), o.name is not null
)
select
  case when o.is_known then coalesce(v.name, '') || o.name else o.name || coalesce('（' || v.name || '）', '') end as sheet,
  o.place || ' ' || o.name as org_key,
  o.name as org,
  o.role,
  t.division_code,
  p.division_name,
  t.plan_id,
  p.title as plan_title,
  p.number,
  p.issuer,
  p.year,
  t.task_id,
  t.ordinal,
  t.serial,
  t.path,
  t.content,
  coalesce(u.lead, u.responsible) as lead,
  case when u.lead is null then u.support else concat_ws('、', u.responsible, u.support) end as support,
  d.words as deadline,
  d.due,
  g.mention as progress,
  g.status,
  g.percent,
  g.as_of as reported_on,
  s.mentions as supervisors,
  nullif(concat_ws('；',
    case when d.due < cast($4 as date) and g.status <> 'done' then '逾期未完成' end,
    case when d.due < cast($4 as date) and g.status is null then '已到期，未见报告' end,
    '牵头领导：' || s.mentions,
    '出处：《' || p.title || '》' || coalesce(p.number, '')
  ), '') as remarks,
  p.source,
  p.url,
  t.pos
from org o
join core.task t
  on t.division_code = o.division_code
  and t.plan_id = o.plan_id
  and t.task_id = o.task_id
left join core.division v
  on v.division_code = o.place
join plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
left join duty u
  on u.division_code = t.division_code
  and u.plan_id = t.plan_id
  and u.task_id = t.task_id
join turn d
  on d.division_code = t.division_code
  and d.plan_id = t.plan_id
  and d.task_id = t.task_id
left join supervisor s
  on s.division_code = t.division_code
  and s.plan_id = t.plan_id
  and s.task_id = t.task_id
left join core.progress g
  on g.division_code = t.division_code
  and g.plan_id = t.plan_id
  and g.task_id = t.task_id
  and (cast($4 as date) is null or g.as_of is null or g.as_of <= cast($4 as date))
where coalesce(g.status, '') <> 'done'
order by o.place, o.name collate "C", d.due, t.division_code, t.plan_id, t.ordinal, t.task_id, d.deadline_ordinal
