-- 任务的完成情况：方案对其落实情况 / completion of tasks: plans with the reports on them
create view mart.task_completion as
select
  a.division_code,
  a.plan_id,
  a.title as plan_title,
  a.year as plan_year,
  a.task_id,
  a.ordinal,
  a.content,
  p.b_plan_id as report_plan_id,
  b.signed_on as reported_on,
  l.b_task_id as report_task_id,
  l.relation,
  g.mention as progress,
  g.status,
  g.percent,
  g.as_of,
  case
    when l.b_task_id is null then 'not_reported'
    when g.task_id is null then 'reported'
    else coalesce(g.status, 'reported')
  end as completion
from core.link_pair p
join (
  select
    a.division_code,
    a.plan_id,
    a.title,
    a.year,
    t.task_id,
    t.ordinal,
    t.content
  from core.plan a
  join core.task t
    on t.division_code = a.division_code
    and t.plan_id = a.plan_id
  where a.plan_id in (select a_plan_id from core.link_pair where kind = 'report')
) a
  on a.plan_id = p.a_plan_id
join core.plan b
  on b.division_code = p.division_code
  and b.plan_id = p.b_plan_id
left join core.link l
  on l.division_code = p.division_code
  and l.a_plan_id = p.a_plan_id
  and l.b_plan_id = p.b_plan_id
  and l.a_task_id = a.task_id
left join core.progress g
  on g.division_code = b.division_code
  and g.plan_id = l.b_plan_id
  and g.task_id = l.b_task_id
where p.kind = 'report';

comment on view mart.task_completion is '有落实情况报告的方案，每条任务的完成情况；没有报告的任务是未知，不算逾期 / tasks of plans with a report, and what it says of them; without a report nothing is known';
comment on column mart.task_completion.division_code is '区划代码 / division code';
comment on column mart.task_completion.plan_id is '方案 / plan';
comment on column mart.task_completion.plan_title is '方案标题 / title of the plan';
comment on column mart.task_completion.plan_year is '年度 / year';
comment on column mart.task_completion.task_id is '任务 / task';
comment on column mart.task_completion.ordinal is '顺序 / order';
comment on column mart.task_completion.content is '内容 / words';
comment on column mart.task_completion.report_plan_id is '报告 / report';
comment on column mart.task_completion.reported_on is '报告日期 / date of the report';
comment on column mart.task_completion.report_task_id is '报告中的任务，未提及为空 / task of the report, null where it does not say';
comment on column mart.task_completion.relation is '对应关系 / relation';
comment on column mart.task_completion.progress is '报告原文 / words of the report';
comment on column mart.task_completion.status is '状态：done、partial、ongoing、not_started / status';
comment on column mart.task_completion.percent is '完成百分比 / percent';
comment on column mart.task_completion.as_of is '截至 / as of';
comment on column mart.task_completion.completion is '完成情况：即报告的状态；reported 提及而未说状态，not_reported 未提及 / status; mentioned without one, or not mentioned';
