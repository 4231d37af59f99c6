-- 落实情况 / progress
create view mart.progress as
select
  g.division_code,
  g.task_id,
  g.plan_id,
  p.year as plan_year,
  g.mention,
  g.status,
  g.value,
  g.unit,
  g.percent,
  g.as_of,
  g.pos,
  g.confidence
from core.progress g
join core.plan p
  on p.division_code = g.division_code
  and p.plan_id = g.plan_id
where p.is_primary;

comment on view mart.progress is '落实情况：每个版本只计一次 / progress, every edition once';
comment on column mart.progress.division_code is '区划代码 / division code';
comment on column mart.progress.task_id is '任务 / task';
comment on column mart.progress.plan_id is '方案 / plan';
comment on column mart.progress.plan_year is '年度 / year';
comment on column mart.progress.mention is '原文 / the words';
comment on column mart.progress.status is '状态 / status';
comment on column mart.progress.value is '数值 / value';
comment on column mart.progress.unit is '计量单位 / unit of measure';
comment on column mart.progress.percent is '百分比 / percent';
comment on column mart.progress.as_of is '截至日 / as of';
comment on column mart.progress.pos is '位置 / place';
comment on column mart.progress.confidence is '读对的概率 / probability that it is right';
