-- 待复核：可信度最低的各项，方案的、任务的、分工、时限、指标、落实 / what is worth a look: the least sure fields of plans, tasks, duties, deadlines, figures and progress first
with unsure as (
  select
    t.division_code,
    t.plan_id,
    t.task_id,
    'task' as kind,
    f.field,
    0 as ordinal,
    case f.field
      when 'content' then t.content_confidence
      when 'path' then t.path_confidence
      else t.serial_confidence
    end as confidence,
    cast(null as text) as words,
    cast(null as text) as value,
    cast(null as text) as pos
  from core.task t
  cross join (values ('content'), ('path'), ('serial')) f (field)
  where t.content_confidence < cast($5 as double precision)
    or t.path_confidence < cast($5 as double precision)
    or t.serial_confidence < cast($5 as double precision)
  union all
  select d.division_code, d.plan_id, d.task_id, 'duty', 'mention', d.ordinal, d.confidence, d.mention, d.role, d.pos
  from core.duty d
  where d.confidence < cast($5 as double precision)
  union all
  select d.division_code, d.plan_id, d.task_id, 'deadline', 'mention', d.ordinal, d.confidence, d.mention, coalesce(cast(d.due as text), d.rrule, d.kind), d.pos
  from core.deadline d
  where d.confidence < cast($5 as double precision)
  union all
  select d.division_code, d.plan_id, d.task_id, 'measure', 'mention', d.ordinal, d.confidence, d.mention, d.op, d.pos
  from core.measure d
  where d.confidence < cast($5 as double precision)
  union all
  select d.division_code, d.plan_id, d.task_id, 'progress', 'mention', 1, d.confidence, d.mention, d.status, d.pos
  from core.progress d
  where d.confidence < cast($5 as double precision)
  union all
  select d.division_code, d.plan_id, cast(0 as bigint), 'plan', d.field, 0, d.confidence, null, null, null
  from core.plan_confidence d
  where d.confidence < cast($5 as double precision)
),
least as (
  select
    u.division_code,
    u.plan_id,
    u.task_id,
    u.kind,
    u.field,
    u.ordinal,
    u.confidence,
    u.words,
    u.value,
    u.pos
  from unsure u
  join core.plan p
    on p.division_code = u.division_code
    and p.plan_id = u.plan_id
  where p.is_primary
    and u.confidence < cast($5 as double precision)
    and (cast($1 as text) = '' or position(',' || u.division_code || ',' in cast($1 as text)) > 0)
    and u.division_code like cast($2 as text) || '%'
    and (cast($3 as text) = '' or u.plan_id = cast(nullif(cast($3 as text), '') as bigint))
    and (cast($4 as text) = '' or u.kind = cast($4 as text))
    and (cast($6 as bigint) = 0 or p.year = cast($6 as bigint))
  order by u.confidence, u.plan_id, u.task_id, u.kind, u.field, u.ordinal
  limit cast($7 as bigint)
  offset cast($8 as bigint)
)
select
  x.division_code,
  p.year,
  p.title as plan_title,
  x.plan_id,
  x.task_id,
  x.kind,
  x.field,
  x.ordinal,
  case x.kind || '.' || x.field
    when 'task.content' then t.content
    when 'task.path' then t.path
    when 'task.serial' then t.serial
    when 'plan.title' then p.title
    when 'plan.notice_title' then p.notice_title
    when 'plan.issuer' then p.issuer
    when 'plan.number' then p.number
    when 'plan.index_number' then p.index_number
    when 'plan.division' then p.division_name
    when 'plan.year' then cast(p.year as text)
    when 'plan.signed_on' then cast(p.signed_on as text)
    when 'plan.published_on' then cast(p.published_on as text)
    when 'plan.kind' then p.kind
    else x.words
  end as words,
  x.value as value,
  x.confidence,
  case x.kind || '.' || x.field
    when 'task.content' then t.pos
    when 'task.path' then t.path_pos
    when 'task.serial' then t.serial_pos
    when 'plan.title' then p.title_pos
    when 'plan.notice_title' then p.notice_title_pos
    when 'plan.issuer' then p.issuer_pos
    when 'plan.number' then p.number_pos
    when 'plan.index_number' then p.index_number_pos
    when 'plan.division' then p.division_pos
    when 'plan.year' then p.year_pos
    when 'plan.signed_on' then p.signed_on_pos
    when 'plan.published_on' then p.published_on_pos
    else x.pos
  end as pos,
  t.content
from least x
join core.plan p
  on p.division_code = x.division_code
  and p.plan_id = x.plan_id
left join core.task t
  on t.division_code = x.division_code
  and t.plan_id = x.plan_id
  and t.task_id = x.task_id
order by x.confidence, x.plan_id, x.task_id, x.kind, x.field, x.ordinal
