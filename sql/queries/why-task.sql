-- 一条任务的原文、位置与对应 / where a task stands, what it says, and its links
with asked as (
  select coalesce((
    select a.to_task_id
    from core.task_id_alias a
    where a.task_id = $1
      and not exists (
        select 1
        from mart.task t
        where t.task_id = $1
      )
  ), $1) as task_id
)
select
  x.what,
  x.words,
  x.pos,
  x.confidence
from (
  select
    1 as part,
    0 as ordinal,
    'plan' as what,
    coalesce(t.plan_title, '') as words,
    b.name as pos,
    cast(null as double precision) as confidence
  from mart.task t
  join core.plan p
    on p.plan_id = t.plan_id
  join core.bundle b
    on b.bundle_id = p.bundle_id
  where t.task_id in (select task_id from asked)
  union all
  select
    2,
    0,
    'path',
    t.path,
    cast(null as text),
    t.path_confidence
  from mart.task t
  where t.task_id in (select task_id from asked)
    and t.path is not null
  union all
  select
    3,
    0,
    'task',
    t.content,
    t.pos,
    t.content_confidence
  from mart.task t
  where t.task_id in (select task_id from asked)
  union all
  select
    4,
    d.ordinal,
    'organ ' || d.role || case when d.is_inherited then ', inherited' else '' end,
    d.mention,
    d.pos,
    d.confidence
  from mart.duty d
  where d.task_id in (select task_id from asked)
  union all
  select
    5,
    d.ordinal,
    'deadline ' || d.kind || case when d.is_inherited then ', inherited' else '' end,
    d.mention || coalesce(' = ' || cast(d.due as text), ''),
    d.pos,
    d.confidence
  from mart.deadline d
  where d.task_id in (select task_id from asked)
  union all
  select
    6,
    m.ordinal,
    'measure ' || m.class,
    m.mention,
    m.pos,
    m.confidence
  from mart.measure m
  where m.task_id in (select task_id from asked)
  union all
  select
    7,
    l.before_year,
    l.kind || ' ' || l.relation || ' ' || l.class || ' from ' || cast(l.before_task_id as text),
    l.before_content,
    'score ' || cast(l.score as text) || ' = words ' || cast(l.words as text) || ' + held ' || cast(l.held as text) || ' + lead ' || cast(l.lead as text) || ' + lead_held ' || cast(l.lead_held as text) || ' + path ' || cast(l.path as text) || ' + organs ' || cast(l.organs as text) || ' + measures ' || cast(l.measures as text) || ' + deadlines ' || cast(l.deadlines as text) || ' + rivals ' || cast(l.rivals as text),
    cast(null as double precision)
  from mart.link l
  where l.after_task_id in (select task_id from asked)
  union all
  select
    8,
    l.after_year,
    l.kind || ' ' || l.relation || ' ' || l.class || ' to ' || cast(l.after_task_id as text),
    l.after_content,
    'score ' || cast(l.score as text),
    cast(null as double precision)
  from mart.link l
  where l.before_task_id in (select task_id from asked)
) x
order by x.part, x.ordinal, x.what collate "C", x.words collate "C"
