-- 任务的历年线索，每年一行 / threads of tasks, a row a year
-- Members without a task are left out at the end: an inner join by three columns PostgreSQL takes for one of a single row, a left join for one of all members.
create view mart.task_thread as
select
  m.division_code,
  m.thread_id,
  m.series_id,
  h.first_year,
  h.last_year,
  h.years,
  m.plan_year,
  m.plan_id,
  m.task_id,
  t.ordinal,
  t.path,
  t.content,
  u.orgs
from core.thread_member m
join (
  select
    thread_id,
    first_year,
    last_year,
    years
  from core.thread
) h
  on h.thread_id = m.thread_id
left join core.task t
  on t.division_code = m.division_code
  and t.plan_id = m.plan_id
  and t.task_id = m.task_id
left join (
  select
    division_code,
    plan_id,
    task_id,
    string_agg(mention, '、' order by ordinal) as orgs
  from core.duty
  group by division_code, plan_id, task_id
) u
  on u.division_code = m.division_code
  and u.plan_id = m.plan_id
  and u.task_id = m.task_id
where coalesce(t.task_id, 0) <> 0;

comment on view mart.task_thread is '任务的历年线索，每条任务一行 / threads of tasks through the years, a row for every task';
comment on column mart.task_thread.division_code is '区划代码 / division code';
comment on column mart.task_thread.thread_id is '线索 / thread';
comment on column mart.task_thread.series_id is '系列 / series';
comment on column mart.task_thread.first_year is '始于 / first year';
comment on column mart.task_thread.last_year is '最近见于 / last year';
comment on column mart.task_thread.years is '见于几年 / years in which it stands';
comment on column mart.task_thread.plan_year is '年度 / year';
comment on column mart.task_thread.plan_id is '方案 / plan';
comment on column mart.task_thread.task_id is '任务 / task';
comment on column mart.task_thread.ordinal is '顺序 / order';
comment on column mart.task_thread.path is '所属标题 / headings';
comment on column mart.task_thread.content is '内容 / words';
comment on column mart.task_thread.orgs is '单位 / organs';
