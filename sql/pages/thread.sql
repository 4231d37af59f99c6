-- 一条线索的各年任务 / the tasks of a thread, year by year
select
  m.thread_id,
  m.plan_year as year,
  m.plan_id,
  m.task_id,
  m.division_code,
  p.title as plan_title,
  t.path,
  t.content,
  t.orgs,
  d.deadlines
from core.thread_member m
join core.plan p
  on p.division_code = m.division_code
  and p.plan_id = m.plan_id
join core.task t
  on t.division_code = m.division_code
  and t.plan_id = m.plan_id
  and t.task_id = m.task_id
left join (
  select
    l.division_code,
    l.plan_id,
    l.task_id,
    string_agg(l.mention, '、' order by l.ordinal) as deadlines
  from core.deadline l
  join core.thread_member k
    on k.division_code = l.division_code
    and k.plan_id = l.plan_id
    and k.task_id = l.task_id
  where k.thread_id = cast($2 as bigint)
  group by l.division_code, l.plan_id, l.task_id
) d
  on d.division_code = m.division_code
  and d.plan_id = m.plan_id
  and d.task_id = m.task_id
where m.thread_id = cast($2 as bigint)
  and (cast($1 as text) = '' or position(',' || m.division_code || ',' in cast($1 as text)) > 0)
order by m.plan_year, t.ordinal, m.task_id
