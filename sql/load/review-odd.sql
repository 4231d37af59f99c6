-- 找不到原处的更正，其次是疑点 / corrections that were not found again, then issues
select
  p.division_code,
  coalesce(p.year, 0) as year,
  coalesce(p.title, '') as title,
  w.plan_id,
  w.kind,
  w.field,
  cast(w.ordinal as bigint) as ordinal,
  coalesce(w.words, '') as words,
  w.why,
  coalesce(w.pos, '') as pos
from (
  select division_code, plan_id, 'issue' as kind, code as field, ordinal, content as words, code as why, pos
  from core.issue
  union all
  select e.division_code, e.plan_id, 'stale', e.field, 0, c.note, e.how, cast(e.correction_id as text)
  from core.corrected e
  join (
    select correction_id, coalesce(new_value, '') || coalesce(' ' || note, '') as note
    from ops.correction
  ) c
    on c.correction_id = e.correction_id
  where e.state = 'stale'
) w
join core.plan p
  on p.division_code = w.division_code
  and p.plan_id = w.plan_id
where p.is_primary
  and p.division_code like cast($1 as text) || '%'
  and (cast($2 as bigint) = 0 or p.plan_id = cast($2 as bigint))
  and (cast($3 as text) = '' or w.kind = cast($3 as text))
  and (cast($4 as bigint) = 0 or p.year = cast($4 as bigint))
order by case w.kind when 'stale' then 0 else 1 end, w.plan_id, w.field, w.ordinal
limit cast($5 as bigint)
