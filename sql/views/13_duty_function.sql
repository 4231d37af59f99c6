-- 分工按职能：各地名称不同、职能相同的单位可以相加 / duties by function: organs of other names or places add up
create view mart.duty_function as
select
  f.function,
  d.division_code,
  v.full_name as division_name,
  d.task_id,
  d.plan_id,
  d.edition_id,
  d.plan_year,
  d.ordinal,
  d.mention,
  d.org_name,
  d.org_level,
  d.role,
  d.pos
from mart.duty d
join (
  select
    org_name,
    function,
    cast(null as bigint) as org_id
  from core.org_function
  union all
  select
    o.name as org_name,
    f.function,
    o.org_id
  from core.org o
  join core.function f
    on position('、' || f.function || '、' in '、' || o.functions || '、') > 0
  where o.name not in (select line from core.org_name where loaded_to is null)
) f
  on f.org_name = d.org_name_then
  and (f.org_id is null or f.org_id = d.org_id)
left join core.division v
  on v.division_code = d.division_code
where d.org_id is not null;

comment on view mart.duty_function is '分工按职能，合设单位的分工在每项职能下各一行：跨职能相加会重复 / duties by function; a joint organ''s duty stands under each of its functions, so do not add over functions';
comment on column mart.duty_function.function is '职能 / function';
comment on column mart.duty_function.division_code is '方案的区划代码 / division of the plan';
comment on column mart.duty_function.division_name is '方案的区划全称 / division of the plan in full';
comment on column mart.duty_function.task_id is '任务 / task';
comment on column mart.duty_function.plan_id is '方案 / plan';
comment on column mart.duty_function.edition_id is '版本 / edition';
comment on column mart.duty_function.plan_year is '年度 / year';
comment on column mart.duty_function.ordinal is '顺序 / order';
comment on column mart.duty_function.mention is '原文所写的单位 / the organ as printed';
comment on column mart.duty_function.org_name is '规范名称 / canonical name';
comment on column mart.duty_function.org_level is '单位的级别 / level of the organ';
comment on column mart.duty_function.role is '角色 / role';
comment on column mart.duty_function.pos is '位置 / place';
