-- 一条今不在任何线索中的任务：在哪个方案，其系列该年今以哪个方案为准 / a task that is in no thread now: the plan it stands in, and the plan in force of its series and year
select
  p.plan_id,
  p.division_code,
  p.title,
  p.exact_edition_id,
  p.series_id,
  p.year,
  p.tasks,
  p.signed_on,
  n.plan_id as now_plan_id,
  n.division_code as now_division_code,
  n.title as now_title,
  n.exact_edition_id as now_exact_edition_id,
  n.tasks as now_tasks,
  n.signed_on as now_signed_on
from core.task t
join core.plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
left join (
  select
    e.series_id,
    e.plan_year,
    q.plan_id,
    q.division_code,
    q.title,
    q.exact_edition_id,
    q.tasks,
    q.signed_on
  from core.series_edition e
  join core.plan q
    on q.division_code = e.division_code
    and q.plan_id = e.plan_id
  where (cast($1 as text) = '' or position(',' || q.division_code || ',' in cast($1 as text)) > 0)
) n
  on n.series_id = p.series_id
  and n.plan_year = p.year
  and n.plan_id <> p.plan_id
where t.task_id = cast($2 as bigint)
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
order by case when p.loaded_to is null then 0 else 1 end, p.loaded_to desc, p.plan_id
limit 1
