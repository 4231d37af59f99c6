-- 一段任务里有几条合乎条件 / how many tasks of one year and a range of divisions pass the filters
select count(*) as tasks
from core.task t
join core.plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
where p.is_primary
  and (cast($1 as text) = '' or position(',' || t.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or position(cast($2 as text) in t.content) > 0)
  and (cast($3 as text) = '' or position(cast($3 as text) in t.orgs) > 0)
  and (cast($4 as text) = '0' or t.plan_year = cast($4 as integer))
  and (cast($4 as text) <> '0' or t.plan_year is null)
  and t.division_code >= cast($5 as text)
  and t.division_code <= cast($6 as text)
