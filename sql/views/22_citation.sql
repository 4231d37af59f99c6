-- 方案引用的文件 / documents that plans name
create view mart.citation as
select
  c.division_code,
  c.plan_id,
  p.title as plan_title,
  p.year as plan_year,
  c.ordinal,
  c.kind,
  c.title,
  c.number,
  c.pos
from core.citation c
join core.plan p
  on p.division_code = c.division_code
  and p.plan_id = c.plan_id
where p.is_primary;

comment on view mart.citation is '方案引用的文件：每个版本只计一次 / documents that plans name, every edition once';
comment on column mart.citation.division_code is '区划代码 / division code';
comment on column mart.citation.plan_id is '方案 / plan';
comment on column mart.citation.plan_title is '方案标题 / title of the plan';
comment on column mart.citation.plan_year is '年度 / year';
comment on column mart.citation.ordinal is '顺序 / order';
comment on column mart.citation.kind is '种类：law 法律、条例，document 其他文件 / law or another document';
comment on column mart.citation.title is '标题 / title';
comment on column mart.citation.number is '文号 / document number';
comment on column mart.citation.pos is '位置 / place';
