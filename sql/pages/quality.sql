-- 最值得复核的方案 / the plans most worth a look
select
  q.plan_id,
  q.plan_title as title,
  q.plan_year as year,
  q.division_name,
  q.tasks,
  q.issues,
  q.fields,
  q.unsure,
  q.unparsed_percent,
  q.tasks_without_duty,
  q.tasks_without_deadline
from mart.quality q
where (cast($1 as text) = '' or position(',' || q.division_code || ',' in cast($1 as text)) > 0)
order by q.unsure + 3 * q.issues desc, q.plan_id
limit cast($2 as bigint)
offset cast($3 as bigint)
