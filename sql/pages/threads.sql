-- 任务的历年线索，连同最近一年的任务 / threads of tasks, with the task of the last year
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
  order by h.years desc, h.last_year desc, h.division_code, h.thread_id
  limit cast($3 as bigint)
  offset cast($4 as bigint)
),
latest as (
  select
    m.thread_id,
    m.plan_id,
    m.task_id,
    row_number() over (partition by m.thread_id order by m.task_id) as place
  from chosen c
  join core.thread_member m
    on m.thread_id = c.thread_id
    and m.plan_year = c.last_year
)
select
  c.thread_id,
  c.division_code,
  coalesce(v.full_name, c.division_code) as division_name,
  c.first_year,
  c.last_year,
  c.years,
  c.tasks,
  n.plan_id,
  n.task_id
from chosen c
join latest n
  on n.thread_id = c.thread_id
  and n.place = 1
left join core.division v
  on v.division_code = c.division_code
order by c.years desc, c.last_year desc, c.division_code, c.thread_id
