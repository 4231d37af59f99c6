-- 任务清单 / tasks that pass the filters
select
  t.task_id,
  t.plan_id,
  t.division_code,
  coalesce(v.full_name, t.division_code) as division_name,
  p.title as plan_title,
  t.plan_year as year,
  t.serial,
  t.path,
  t.content,
  t.orgs
from core.task t
join core.plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
left join core.division v
  on v.division_code = t.division_code
where p.is_primary
  and (cast($1 as text) = '' or position(',' || t.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or t.division_code = cast($2 as text))
  and (cast($3 as text) = '' or t.plan_year = cast(nullif(cast($3 as text), '') as integer))
  and (cast($4 as text) = '' or position(cast($4 as text) in t.content) > 0)
  and (cast($5 as text) = '' or position(cast($5 as text) in t.orgs) > 0)
order by coalesce(t.plan_year, 0) desc, t.division_code, t.plan_id, t.ordinal, t.task_id
limit cast($6 as bigint)
offset cast($7 as bigint)
