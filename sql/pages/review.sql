-- 待复核：可信度最低的分工与时限 / what is worth a look: the least sure fields first
select
  x.field,
  x.ordinal,
  x.words,
  x.value,
  x.confidence,
  x.pos,
  x.division_code,
  x.plan_id,
  x.plan_title,
  x.task_id,
  t.content
from (
  select
    u.field,
    u.ordinal,
    u.words,
    u.value,
    u.confidence,
    u.pos,
    u.division_code,
    u.plan_id,
    p.title as plan_title,
    u.task_id
  from (
    select d.division_code, d.plan_id, d.task_id, 'duty' as field, d.ordinal, d.mention as words, d.role as value, d.confidence, d.pos
    from core.duty d
    where d.confidence < cast($3 as double precision)
    union all
    select d.division_code, d.plan_id, d.task_id, 'deadline', d.ordinal, d.mention, coalesce(cast(d.due as text), d.rrule, d.kind), d.confidence, d.pos
    from core.deadline d
    where d.confidence < cast($3 as double precision)
    union all
    select d.division_code, d.plan_id, d.task_id, 'measure', d.ordinal, d.mention, d.op, d.confidence, d.pos
    from core.measure d
    where d.confidence < cast($3 as double precision)
    union all
    select d.division_code, d.plan_id, d.task_id, 'content', 0, d.content, d.serial, d.content_confidence, d.pos
    from core.task d
    where d.content_confidence < cast($3 as double precision)
  ) u
  join core.plan p
    on p.division_code = u.division_code
    and p.plan_id = u.plan_id
  where p.is_primary
    and (cast($1 as text) = '' or position(',' || u.division_code || ',' in cast($1 as text)) > 0)
    and (cast($2 as text) = '' or u.plan_id = cast(nullif(cast($2 as text), '') as bigint))
  order by u.confidence, u.plan_id, u.task_id, u.field, u.ordinal
  limit cast($4 as bigint)
  offset cast($5 as bigint)
) x
join core.task t
  on t.division_code = x.division_code
  and t.plan_id = x.plan_id
  and t.task_id = x.task_id
order by x.confidence, x.plan_id, x.task_id, x.field, x.ordinal
