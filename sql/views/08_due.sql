-- 有截止日的任务；与哪一天相比由提问者给出 / tasks with a last day; the day to compare with is the asker's
create view mart.due as
select
  d.division_code,
  d.task_id,
  d.plan_id,
  t.plan_title,
  t.plan_year,
  t.serial,
  t.content,
  d.mention as deadline,
  d.earliest,
  d.due,
  g.status,
  g.percent,
  g.as_of,
  t.orgs
from mart.deadline d
join mart.task t
  on t.division_code = d.division_code
  and t.plan_id = d.plan_id
  and t.task_id = d.task_id
left join core.progress g
  on g.division_code = d.division_code
  and g.plan_id = d.plan_id
  and g.task_id = d.task_id
where d.due is not null;

comment on view mart.due is '有截止日的任务及其牵头、责任单位 / tasks with a last day and who answers for them';
comment on column mart.due.division_code is '区划代码 / division code';
comment on column mart.due.task_id is '任务 / task';
comment on column mart.due.plan_id is '方案 / plan';
comment on column mart.due.plan_title is '方案标题 / title of the plan';
comment on column mart.due.plan_year is '年度 / year';
comment on column mart.due.serial is '序号 / serial as printed';
comment on column mart.due.content is '内容 / the words';
comment on column mart.due.deadline is '时限原文 / the deadline as printed';
comment on column mart.due.earliest is '最早日 / first day';
comment on column mart.due.due is '截止日 / last day';
comment on column mart.due.status is '报告的状态，无报告为空 / status reported, null without a report';
comment on column mart.due.percent is '报告的百分比 / percent reported';
comment on column mart.due.as_of is '报告截至日 / date of the report';
comment on column mart.due.orgs is '牵头、责任单位 / organs that lead or are responsible';
