with doubt as (
  select division_code, plan_id, task_id, 'task' as kind, 'content' as field, 0 as ordinal, content as words, content_confidence as confidence, pos
  from core.task
  union all
  select division_code, plan_id, task_id, 'task', 'path', 0, path, path_confidence, path_pos
  from core.task
  union all
  select division_code, plan_id, task_id, 'task', 'serial', 0, serial, serial_confidence, serial_pos
  from core.task
  union all
  select division_code, plan_id, task_id, 'duty', 'mention', ordinal, mention || ' ' || role, confidence, pos
  from core.duty
  union all
  select division_code, plan_id, task_id, 'deadline', 'mention', ordinal, mention, confidence, pos
  from core.deadline
  union all
  select division_code, plan_id, task_id, 'measure', 'mention', ordinal, mention, confidence, pos
  from core.measure
  union all
  select division_code, plan_id, task_id, 'progress', 'mention', 1, mention, confidence, pos
  from core.progress
  union all
  select c.division_code, c.plan_id, cast(0 as bigint), 'plan', c.field, 0,
    case c.field
      when 'title' then p.title
      when 'notice_title' then p.notice_title
      when 'issuer' then p.issuer
      when 'number' then p.number
      when 'index_number' then p.index_number
      when 'division' then p.division_name
      when 'year' then cast(p.year as text)
      when 'signed_on' then cast(p.signed_on as text)
      when 'published_on' then cast(p.published_on as text)
      when 'kind' then p.kind
    end,
    c.confidence, null
  from core.plan_confidence c
  join core.plan p
    on p.division_code = c.division_code
    and p.plan_id = c.plan_id
),
wanted as (
  select division_code, plan_id, task_id, kind, field, ordinal, words, confidence, '' as why, pos
  from doubt
  where confidence < cast($4 as double precision)
  union all
  select division_code, plan_id, cast(0 as bigint), 'issue', code, ordinal, content, null, code, pos
  from core.issue
  union all
  select division_code, plan_id, cast(0 as bigint), 'stale', field, 0, c.note, null, how, cast(e.correction_id as text)
  from core.corrected e
  join (
    select correction_id, coalesce(new_value, '') || coalesce(' ' || note, '') as note
    from ops.correction
  ) c
    on c.correction_id = e.correction_id
  where e.state = 'stale'
)
select
  p.division_code,
  coalesce(p.year, 0) as year,
  coalesce(p.title, '') as title,
  w.plan_id,
  w.task_id,
  w.kind,
  w.field,
  cast(w.ordinal as bigint) as ordinal,
  coalesce(w.words, '') as words,
  w.confidence,
  w.why,
  coalesce(w.pos, '') as pos
from wanted w
join core.plan p
  on p.division_code = w.division_code
  and p.plan_id = w.plan_id
where p.is_primary
  and p.division_code like cast($1 as text) || '%'
  and (cast($2 as bigint) = 0 or p.plan_id = cast($2 as bigint))
  and (cast($3 as text) = '' or w.kind = cast($3 as text))
  and (cast($5 as bigint) = 0 or p.year = cast($5 as bigint))
order by case w.kind when 'stale' then 0 when 'issue' then 1 else 2 end, w.confidence, w.plan_id, w.task_id, w.kind, w.field, w.ordinal
limit cast($6 as bigint)
