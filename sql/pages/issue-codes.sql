-- 疑点按代码计数 / issues by code
select
  i.code,
  count(*) as issues,
  count(distinct i.plan_id) as plans
from mart.issue i
where (cast($1 as text) = '' or position(',' || i.division_code || ',' in cast($1 as text)) > 0)
group by i.code
order by count(*) desc, i.code
