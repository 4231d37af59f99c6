-- 时限 / deadlines
create view mart.deadline as
select
  d.division_code,
  d.task_id,
  d.plan_id,
  p.edition_id,
  p.year as plan_year,
  d.ordinal,
  d.mention,
  d.kind,
  d.due,
  d.earliest,
  d.rrule,
  d.rrule_options,
  d.duration,
  d.is_workdays,
  d.anchor,
  d.scope,
  d.is_inherited,
  d.pos,
  d.confidence,
  d.mention_confidence
from core.deadline d
join core.plan p
  on p.division_code = d.division_code
  and p.plan_id = d.plan_id
where p.is_primary;

comment on view mart.deadline is '时限：每个版本只计一次 / deadlines, every edition once';
comment on column mart.deadline.division_code is '区划代码 / division code';
comment on column mart.deadline.task_id is '任务 / task';
comment on column mart.deadline.plan_id is '方案 / plan';
comment on column mart.deadline.edition_id is '版本 / edition';
comment on column mart.deadline.plan_year is '年度 / year';
comment on column mart.deadline.ordinal is '顺序 / order';
comment on column mart.deadline.mention is '原文 / the words';
comment on column mart.deadline.kind is '种类 / kind';
comment on column mart.deadline.due is '截止日 / last day';
comment on column mart.deadline.earliest is '最早日 / first day';
comment on column mart.deadline.rrule is '周期规则 / rule of recurrence';
comment on column mart.deadline.rrule_options is '可选的周期规则 / alternative rules';
comment on column mart.deadline.duration is '时长 / duration';
comment on column mart.deadline.is_workdays is '按工作日计 / counted in working days';
comment on column mart.deadline.anchor is '起算事件 / the event it counts from';
comment on column mart.deadline.scope is '适用对象 / of whom or what it is said';
comment on column mart.deadline.is_inherited is '承上格 / taken from the cell above';
comment on column mart.deadline.pos is '位置 / place';
comment on column mart.deadline.confidence is '原文与时间值都对的概率 / probability that words and value are right';
comment on column mart.deadline.mention_confidence is '原文对的概率 / probability that the words are right';
