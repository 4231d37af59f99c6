-- 换了单位的任务 / tasks that changed hands
create view mart.organ_turnover as
select
  c.division_code,
  b.series_id,
  a.year as before_year,
  b.year as after_year,
  c.a_task_id as before_task_id,
  c.b_task_id as after_task_id,
  t.content,
  c.change,
  c.name as org_name,
  c.before as before_role,
  c.after as after_role
from core.link_change c
join (
  select
    plan_id,
    year
  from core.plan
) a
  on a.plan_id = c.a_plan_id
join core.plan b
  on b.division_code = c.division_code
  and b.plan_id = c.b_plan_id
join core.link_pair p
  on p.division_code = c.division_code
  and p.a_plan_id = c.a_plan_id
  and p.b_plan_id = c.b_plan_id
join core.task t
  on t.division_code = c.division_code
  and t.plan_id = c.b_plan_id
  and t.task_id = c.b_task_id
where c.what = 'organ'
  and p.kind = 'year';

comment on view mart.organ_turnover is '任务的单位较上年的变化，更名不算 / organs that a task gained, lost or gave another role since the year before; a new name is no change';
comment on column mart.organ_turnover.division_code is '区划代码 / division code';
comment on column mart.organ_turnover.series_id is '系列 / series';
comment on column mart.organ_turnover.before_year is '前一年 / year before';
comment on column mart.organ_turnover.after_year is '后一年 / year after';
comment on column mart.organ_turnover.before_task_id is '前一任务 / task before';
comment on column mart.organ_turnover.after_task_id is '后一任务 / task after';
comment on column mart.organ_turnover.content is '后一任务的内容 / words of the task after';
comment on column mart.organ_turnover.change is 'added 新增、removed 取消、role 改分工 / change';
comment on column mart.organ_turnover.org_name is '单位，按原文 / organ as printed';
comment on column mart.organ_turnover.before_role is '原分工 / role before';
comment on column mart.organ_turnover.after_role is '现分工 / role after';
