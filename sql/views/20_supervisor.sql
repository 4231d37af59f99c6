-- 牵头领导与责任人 / persons and posts that watch over tasks
create view mart.supervisor as
select
  s.division_code,
  s.task_id,
  s.plan_id,
  p.edition_id,
  p.year as plan_year,
  s.ordinal,
  s.mention,
  s.pos
from core.supervisor s
join core.plan p
  on p.division_code = s.division_code
  and p.plan_id = s.plan_id
where p.is_primary;

comment on view mart.supervisor is '牵头领导、责任人：人或职务，不是单位；每个版本只计一次 / persons and posts that watch over a task, every edition once';
comment on column mart.supervisor.division_code is '方案的区划代码 / division of the plan';
comment on column mart.supervisor.task_id is '任务 / task';
comment on column mart.supervisor.plan_id is '方案 / plan';
comment on column mart.supervisor.edition_id is '版本 / edition';
comment on column mart.supervisor.plan_year is '年度 / year';
comment on column mart.supervisor.ordinal is '顺序 / order';
comment on column mart.supervisor.mention is '原文所写的人或职务 / the person or post as printed';
comment on column mart.supervisor.pos is '位置 / place';
