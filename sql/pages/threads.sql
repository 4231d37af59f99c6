-- 任务的历年线索 / threads of tasks
with chosen as (
  select
    h.thread_id,
    h.division_code,
    h.first_year,
    h.last_year,
    h.years,
    h.tasks
  from core.thread h
  where (cast($1 as text) = '' or position(',' || h.division_code || ',' in cast($1 as text)) > 0)
    and h.years >= cast($2 as integer)
  order by h.years desc, h.last_year desc, h.thread_id
  limit cast($3 as bigint)
  offset cast($4 as bigint)
),
latest as (
  select
    c.thread_id,
    min(m.task_id) as task_id
  from chosen c
  join core.thread_member m
    on m.thread_id = c.thread_id
    and m.plan_year = c.last_year
  group by c.thread_id
)
select
  c.thread_id,
  c.division_code,
  coalesce(v.full_name, c.division_code) as division_name,
  c.first_year,
  c.last_year,
  c.years,
  c.tasks,
  t.content
from chosen c
join latest n
  on n.thread_id = c.thread_id
join core.thread_member k
  on k.thread_id = n.thread_id
  and k.task_id = n.task_id
join core.task t
  on t.division_code = k.division_code
  and t.plan_id = k.plan_id
  and t.task_id = k.task_id
left join core.division v
  on v.division_code = c.division_code
order by c.years desc, c.last_year desc, c.thread_id
