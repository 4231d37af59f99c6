-- 一条任务所在的线索，或改指的线索 / the thread that a task is in, or that an older number leads to
select thread_id
from core.thread_member
where task_id = cast($1 as bigint)
union
select to_thread_id
from core.thread_alias
where thread_id = cast($1 as bigint)
union
select m.thread_id
from core.task_id_alias a
join core.thread_member m
  on m.task_id = a.to_task_id
where a.task_id = cast($1 as bigint)
order by 1
