-- 下级任务：承接上级或自有 / tasks below: carried from above, or their own
create view mart.cascade_task as
select
  t.division_code,
  v.full_name as division_name,
  b.plan_id,
  b.title as plan_title,
  b.year as plan_year,
  t.task_id,
  t.ordinal,
  t.content,
  case when count(l.a_task_id) > 0 then 'carried' else 'own' end as origin,
  count(l.a_task_id) as upstream_tasks
from core.plan b
join core.task t
  on t.division_code = b.division_code
  and t.plan_id = b.plan_id
left join core.link l
  on l.kind = 'cascade'
  and l.division_code = t.division_code
  and l.b_plan_id = t.plan_id
  and l.b_task_id = t.task_id
left join core.division v
  on v.division_code = t.division_code
where b.plan_id in (select b_plan_id from core.link_pair where kind = 'cascade')
group by t.division_code, v.full_name, b.plan_id, b.title, b.year, t.task_id, t.ordinal, t.content;

comment on view mart.cascade_task is '有上级方案可比的方案中，每条任务是承接上级还是自有 / of plans with a plan from above: which tasks are carried, which are their own';
comment on column mart.cascade_task.division_code is '区划代码 / division code';
comment on column mart.cascade_task.division_name is '区划 / division';
comment on column mart.cascade_task.plan_id is '方案 / plan';
comment on column mart.cascade_task.plan_title is '方案标题 / title of the plan';
comment on column mart.cascade_task.plan_year is '年度 / year';
comment on column mart.cascade_task.task_id is '任务 / task';
comment on column mart.cascade_task.ordinal is '顺序 / order';
comment on column mart.cascade_task.content is '内容 / words';
comment on column mart.cascade_task.origin is 'carried 承接、own 自有 / carried or own';
comment on column mart.cascade_task.upstream_tasks is '承接几条上级任务 / tasks from above that it carries';
