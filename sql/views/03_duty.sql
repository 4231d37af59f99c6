-- 分工：单位与角色 / duties: organs and their roles
create view mart.duty as
select
  d.division_code,
  d.task_id,
  d.plan_id,
  p.edition_id,
  p.year as plan_year,
  d.ordinal,
  d.mention,
  coalesce(o.name, d.mention) as org_name,
  coalesce(d.org_name, d.mention) as org_name_then,
  o.division_code as org_division_code,
  o.level as org_level,
  d.org_id,
  d.role,
  d.is_collective,
  d.is_inherited,
  d.is_inline,
  d.pos,
  d.confidence,
  d.mention_confidence
from core.duty d
join core.plan p
  on p.division_code = d.division_code
  and p.plan_id = d.plan_id
left join core.org o
  on o.org_id = d.org_id
where p.is_primary;

comment on view mart.duty is '分工：每个版本只计一次 / duties, every edition once';
comment on column mart.duty.division_code is '方案的区划代码 / division of the plan';
comment on column mart.duty.task_id is '任务 / task';
comment on column mart.duty.plan_id is '方案 / plan';
comment on column mart.duty.edition_id is '版本 / edition';
comment on column mart.duty.plan_year is '年度 / year';
comment on column mart.duty.ordinal is '顺序 / order';
comment on column mart.duty.mention is '原文所写的单位 / the organ as printed';
comment on column mart.duty.org_name is '最新的规范名称，更名前后相同；未识别者照原文 / latest canonical name, the same before and after a change of name; as printed when unknown';
comment on column mart.duty.org_name_then is '方案之时的规范名称，未识别者照原文 / canonical name at the time of the plan, as printed when unknown';
comment on column mart.duty.org_division_code is '单位的区划代码 / division of the organ';
comment on column mart.duty.org_level is '单位的级别 / level of the organ';
comment on column mart.duty.org_id is '单位 / organ';
comment on column mart.duty.role is '角色 / role';
comment on column mart.duty.is_collective is '泛指多个单位 / names no single body';
comment on column mart.duty.is_inherited is '承上格 / taken from the cell above';
comment on column mart.duty.is_inline is '出自任务正文 / stands in running text';
comment on column mart.duty.pos is '位置 / place';
comment on column mart.duty.confidence is '单位与角色都对的概率 / probability that organ and role are right';
comment on column mart.duty.mention_confidence is '单位对的概率 / probability that the organ is right';
