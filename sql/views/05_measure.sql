-- 量化指标 / figures
create view mart.measure as
select
  m.division_code,
  m.task_id,
  m.plan_id,
  p.year as plan_year,
  m.ordinal,
  m.mention,
  m.op,
  m.value,
  m.value_max,
  m.unit,
  m.class,
  m.change,
  m.period,
  m.year,
  m.pos,
  m.confidence
from core.measure m
join core.plan p
  on p.division_code = m.division_code
  and p.plan_id = m.plan_id
where p.is_primary;

comment on view mart.measure is '量化指标：每个版本只计一次 / figures, every edition once';
comment on column mart.measure.division_code is '区划代码 / division code';
comment on column mart.measure.task_id is '任务 / task';
comment on column mart.measure.plan_id is '方案 / plan';
comment on column mart.measure.plan_year is '年度 / year';
comment on column mart.measure.ordinal is '顺序 / order';
comment on column mart.measure.mention is '原文 / the words';
comment on column mart.measure.op is '比较 / comparison';
comment on column mart.measure.value is '数值 / value';
comment on column mart.measure.value_max is '上限 / upper value';
comment on column mart.measure.unit is '计量单位 / unit of measure';
comment on column mart.measure.class is '类别 / class';
comment on column mart.measure.change is '增减：up、down，空为水平 / by how much it rises or falls, null for a level';
comment on column mart.measure.period is '周期 / the period it is of';
comment on column mart.measure.year is '何年或到何年 / in or by which year';
comment on column mart.measure.pos is '位置 / place';
comment on column mart.measure.confidence is '读对的概率 / probability that it is right';
