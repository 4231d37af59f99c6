-- 一个方案今以哪份为准：同一版本的另一副本、被替换后的新文、同一系列该年另有的一份；没有即以它为准 / the plan that stands for a plan now: another copy of its edition, what replaced it, or another of its series and year; none where it stands for itself
select
  p.plan_id,
  p.version_of,
  p.loaded_to,
  n.plan_id as now_plan_id,
  n.title as now_title
from core.plan p
left join (
  select
    q.plan_id,
    q.division_code,
    q.title,
    q.edition_id,
    q.series_id,
    q.year,
    case when e.plan_id is null then 1 else 0 end as late
  from core.plan q
  left join core.series_edition e
    on e.division_code = q.division_code
    and e.plan_id = q.plan_id
  where q.is_primary
    and (cast($1 as text) = '' or position(',' || q.division_code || ',' in cast($1 as text)) > 0)
) n
  on n.plan_id <> p.plan_id
  and (n.edition_id = p.edition_id and not p.is_primary or n.late = 0 and n.series_id = p.series_id and n.year = p.year)
where (p.plan_id = cast($2 as bigint) or p.version_of = cast($2 as bigint))
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
order by case when p.plan_id = cast($2 as bigint) then 0 else 1 end, p.loaded_to desc, n.late, n.plan_id
limit 1
