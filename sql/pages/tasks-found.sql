-- 一段任务里合乎条件的，只有编号，字句另补：数与翻页都不必再读一遍 / of the tasks of one year and a range of divisions those that pass the filters, without their words: neither to count them nor to turn the page are they looked through again
select
  t.task_id,
  t.plan_id,
  t.division_code,
  coalesce(v.full_name, t.division_code) as division_name,
  p.title as plan_title,
  t.plan_year as year
from core.task t
join core.plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
left join core.division v
  on v.division_code = t.division_code
where p.is_primary
  and (cast($1 as text) = '' or position(',' || t.division_code || ',' in cast($1 as text)) > 0)
  and (cast($2 as text) = '' or position(cast($2 as text) in t.content) > 0)
  and (cast($3 as text) = '' or position(cast($3 as text) in t.orgs) > 0)
  and (cast($4 as text) = '0' or t.plan_year = cast($4 as integer))
  and (cast($4 as text) <> '0' or t.plan_year is null)
  and t.division_code >= cast($5 as text)
  and t.division_code <= cast($6 as text)
order by t.division_code, t.plan_id, t.ordinal, t.task_id
limit cast($7 as bigint)
