delete from core.link_override
where a_task_id = $1
  and b_task_id = $2;
