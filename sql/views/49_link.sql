-- 同一任务在两个版本中的对应，连同得分各项 / links between tasks of two editions, with the terms of the score
create view mart.link as
select
  l.division_code,
  l.kind,
  a.year as before_year,
  b.year as after_year,
  l.a_plan_id as before_plan_id,
  l.a_task_id as before_task_id,
  s.ordinal as before_ordinal,
  s.content as before_content,
  l.b_plan_id as after_plan_id,
  l.b_task_id as after_task_id,
  t.ordinal as after_ordinal,
  t.content as after_content,
  l.relation,
  l.class,
  l.is_given,
  l.score,
  l.words,
  l.held,
  l.lead,
  l.lead_held,
  l.path,
  l.organs,
  l.measures,
  l.deadlines,
  l.rivals
from core.link l
join core.plan a
  on a.plan_id = l.a_plan_id
join core.plan b
  on b.plan_id = l.b_plan_id
join core.task s
  on s.division_code = a.division_code
  and s.plan_id = l.a_plan_id
  and s.task_id = l.a_task_id
join core.task t
  on t.division_code = b.division_code
  and t.plan_id = l.b_plan_id
  and t.task_id = l.b_task_id;

comment on view mart.link is '同一任务在两个版本中的对应 / the same task in two editions';
comment on column mart.link.division_code is '后一方案的区划代码 / division of the later plan';
comment on column mart.link.kind is '种类：year 相邻两年、report 方案与落实情况、cascade 上下级、given 人工指定 / kind';
comment on column mart.link.before_year is '前一方案的年度 / year of the earlier plan';
comment on column mart.link.after_year is '后一方案的年度 / year of the later plan';
comment on column mart.link.before_plan_id is '前一方案 / the earlier plan';
comment on column mart.link.before_task_id is '前一任务 / its task';
comment on column mart.link.before_ordinal is '前一任务的顺序 / its order';
comment on column mart.link.before_content is '前一任务的内容 / its words';
comment on column mart.link.after_plan_id is '后一方案 / the later plan';
comment on column mart.link.after_task_id is '后一任务 / its task';
comment on column mart.link.after_ordinal is '后一任务的顺序 / its order';
comment on column mart.link.after_content is '后一任务的内容 / its words';
comment on column mart.link.relation is '关系：same、modified、split 拆分、merged 合并 / relation';
comment on column mart.link.class is '变化：unchanged、reworded、strengthened、weakened、mixed / what the change amounts to';
comment on column mart.link.is_given is '人工指定 / given by a person';
comment on column mart.link.score is '得分，百万分之一，为以下各项之和 / score in millionths, the sum of the terms below';
comment on column mart.link.words is '全文相同 / equal words';
comment on column mart.link.held is '短者含于长者 / the shorter text in the longer';
comment on column mart.link.lead is '首句相同 / equal first clauses';
comment on column mart.link.lead_held is '短首句含于长首句 / the shorter first clause in the longer';
comment on column mart.link.path is '标题 / headings';
comment on column mart.link.organs is '单位 / organs';
comment on column mart.link.measures is '指标 / figures';
comment on column mart.link.deadlines is '时限 / deadlines';
comment on column mart.link.rivals is '因有相近者而扣 / taken for rivals';
