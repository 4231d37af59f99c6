update core.task_id_alias
set to_task_id = n.to_task_id
from fresh_alias n
where n.task_id = core.task_id_alias.to_task_id;
delete from core.task_id_alias
where task_id in (select task_id from fresh_alias)
  or task_id in (select to_task_id from fresh_alias);
insert into core.task_id_alias (task_id, to_task_id, reason, noted_at)
select
  task_id,
  min(to_task_id),
  min(reason),
  min(noted_at)
from fresh_alias
group by task_id;
truncate fresh_alias;
