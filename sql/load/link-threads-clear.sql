delete from core.thread_member
where exists (
  select 1
  from gone_member g
  where g.series_id = core.thread_member.series_id
    and g.plan_id = core.thread_member.plan_id
    and g.task_id = core.thread_member.task_id
);
delete from core.thread
where exists (
  select 1
  from gone_thread g
  where g.series_id = core.thread.series_id
    and g.thread_id = core.thread.thread_id
);
truncate gone_member;
truncate gone_thread;
