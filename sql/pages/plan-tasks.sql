-- 一个方案的任务 / the tasks of a plan, in reading order
select
  t.task_id,
  t.ordinal,
  t.serial,
  t.path,
  t.content,
  t.orgs,
  t.pos,
  t.serial_pos,
  t.path_pos,
  t.provenance,
  t.content_confidence as confidence,
  h.thread_id
from core.task t
left join core.thread_member h
  on h.division_code = t.division_code
  and h.plan_id = t.plan_id
  and h.task_id = t.task_id
where t.division_code = cast($1 as text)
  and t.plan_id = cast($2 as bigint)
order by t.ordinal, t.task_id
limit cast($3 as bigint)
offset cast($4 as bigint)
