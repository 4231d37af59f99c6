-- 任务的历年线索，只要含有某些字的 / threads of tasks whose words hold others
select
  h.thread_id,
  h.division_code,
  coalesce(v.full_name, h.division_code) as division_name,
  h.first_year,
  h.last_year,
  h.years,
  h.tasks,
  k.plan_id,
  k.task_id,
  t.content
from (
  select
    thread_id,
    division_code,
    first_year,
    last_year,
    years,
    tasks
  from core.thread
) h
join (
  select
    m.thread_id,
    min(m.task_id) as task_id
  from core.thread_member m
  join core.thread l
    on l.thread_id = m.thread_id
    and l.last_year = m.plan_year
  group by m.thread_id
) n
  on n.thread_id = h.thread_id
join core.thread_member k
  on k.thread_id = h.thread_id
  and k.task_id = n.task_id
join core.task t
  on t.division_code = k.division_code
  and t.plan_id = k.plan_id
  and t.task_id = k.task_id
left join core.division v
  on v.division_code = h.division_code
where (cast($1 as text) = '' or position(',' || h.division_code || ',' in cast($1 as text)) > 0)
  and h.years >= cast($2 as integer)
  and (cast($3 as text) = '' or position(cast($3 as text) in t.content) > 0)
order by h.years desc, h.last_year desc, h.division_code, h.thread_id
limit cast($4 as bigint)
offset cast($5 as bigint)
