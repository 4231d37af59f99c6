-- 一个方案各任务的分工、时限、指标、落实 / duties, deadlines, figures and progress of a plan's tasks
select
  x.task_id,
  x.what,
  x.ordinal,
  x.words,
  x.kind,
  x.value,
  x.inherited,
  x.pos,
  x.confidence
from (
  select
    t.task_id,
    'duty' as what,
    t.ordinal,
    t.mention as words,
    t.role as kind,
    t.org_name as value,
    t.is_inherited as inherited,
    t.pos,
    t.confidence
  from core.duty t
  where t.division_code = cast($1 as text)
    and t.plan_id = cast($2 as bigint)
  union all
  select
    t.task_id,
    'deadline',
    t.ordinal,
    t.mention,
    t.kind,
    coalesce(cast(t.due as text), t.rrule, t.duration),
    t.is_inherited,
    t.pos,
    t.confidence
  from core.deadline t
  where t.division_code = cast($1 as text)
    and t.plan_id = cast($2 as bigint)
  union all
  select
    t.task_id,
    'measure',
    t.ordinal,
    t.mention,
    t.op,
    t.unit,
    false,
    t.pos,
    t.confidence
  from core.measure t
  where t.division_code = cast($1 as text)
    and t.plan_id = cast($2 as bigint)
  union all
  select
    t.task_id,
    'progress',
    1,
    t.mention,
    coalesce(t.status, ''),
    cast(t.percent as text),
    false,
    t.pos,
    t.confidence
  from core.progress t
  where t.division_code = cast($1 as text)
    and t.plan_id = cast($2 as bigint)
) x
order by x.task_id, x.what, x.ordinal
