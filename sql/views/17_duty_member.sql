-- 泛指单位所指的各单位、各地 / what collective organs stand for
create view mart.duty_member as
select
  d.division_code,
  d.task_id,
  d.plan_id,
  d.edition_id,
  d.plan_year,
  d.ordinal as duty_ordinal,
  d.mention,
  d.role,
  'stated' as kind,
  m.ordinal,
  m.mention as member,
  cast(null as text) as member_division_code,
  cast(null as text) as member_full_name
from mart.duty d
join core.duty_member m
  on m.division_code = d.division_code
  and m.plan_id = d.plan_id
  and m.task_id = d.task_id
  and m.duty_ordinal = d.ordinal
union all
select
  d.division_code,
  d.task_id,
  d.plan_id,
  d.edition_id,
  d.plan_year,
  d.ordinal as duty_ordinal,
  d.mention,
  d.role,
  'expanded' as kind,
  e.ordinal,
  v.name as member,
  e.place_code as member_division_code,
  v.full_name as member_full_name
from mart.duty d
join core.duty_place e
  on e.division_code = d.division_code
  and e.plan_id = d.plan_id
  and e.task_id = d.task_id
  and e.duty_ordinal = d.ordinal
left join core.division v
  on v.division_code = e.place_code;

comment on view mart.duty_member is '泛指单位所指：原文合写的各单位（stated），或按方案之时的区划展开的各地（expanded）；原文一行仍在 mart.duty / what collective organs stand for: bodies that the words share out, or places by the divisions of the time; the words themselves stay in mart.duty';
comment on column mart.duty_member.division_code is '方案的区划代码 / division of the plan';
comment on column mart.duty_member.task_id is '任务 / task';
comment on column mart.duty_member.plan_id is '方案 / plan';
comment on column mart.duty_member.edition_id is '版本 / edition';
comment on column mart.duty_member.plan_year is '年度 / year';
comment on column mart.duty_member.duty_ordinal is '分工的顺序 / ordinal of the duty';
comment on column mart.duty_member.mention is '原文所写的单位 / the organ as printed';
comment on column mart.duty_member.role is '角色 / role';
comment on column mart.duty_member.kind is '种类：stated 原文合写、expanded 按区划展开 / stated in the words, or expanded by the divisions';
comment on column mart.duty_member.ordinal is '顺序，从 1 起 / order, from 1';
comment on column mart.duty_member.member is '单位，或区划名称 / organ, or name of the division';
comment on column mart.duty_member.member_division_code is '区划代码，仅展开者有 / division, of those expanded only';
comment on column mart.duty_member.member_full_name is '区划全称，仅展开者有 / division in full, of those expanded only';
