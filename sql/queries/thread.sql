-- 一条线索的各年任务 / the tasks of one thread, year by year
select
  m.thread_id,
  m.plan_year,
  m.task_id,
  m.ordinal,
  m.orgs,
  m.content
from mart.task_thread m
where m.thread_id in (
  select thread_id
  from core.thread_member
  where cast(task_id as text) = cast($1 as text)
  union all
  select to_thread_id
  from core.thread_alias
  where cast(thread_id as text) = cast($1 as text)
    and cast($1 as text) not in (select cast(task_id as text) from core.thread_member)
  union all
  select k.thread_id
  from core.task_id_alias a
  join core.thread_member k
    on k.task_id = a.to_task_id
  where cast(a.task_id as text) = cast($1 as text)
    and cast($1 as text) not in (select cast(task_id as text) from core.thread_member)
)
order by m.thread_id, m.plan_year, m.ordinal
