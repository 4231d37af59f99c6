-- 单位在各时期的名称 / names of organs with the time they were in use
create view mart.org_name as
select
  o.org_id,
  o.division_code,
  o.name as org_name,
  o.branch,
  coalesce(n.ordinal, 1) as ordinal,
  coalesce(n.name, o.name) as name,
  n.valid_from,
  n.valid_to,
  coalesce(n.is_from_checked, false) as is_from_checked,
  coalesce(n.is_to_checked, false) as is_to_checked
from core.org o
left join core.org_name n
  on n.line = o.name
  and n.loaded_to is null;

comment on view mart.org_name is '单位在各时期的名称，每个名称一行；未核对的年月不排除任何名称 / names of organs, a row for each, with the time it was in use; dates not checked rule nothing out';
comment on column mart.org_name.org_id is '单位 / organ';
comment on column mart.org_name.division_code is '所属区划 / its division';
comment on column mart.org_name.org_name is '最新的规范名称 / latest canonical name';
comment on column mart.org_name.branch is '派出机构或内设机构 / branch';
comment on column mart.org_name.ordinal is '第几个名称，从 1 起 / order of the names, from 1';
comment on column mart.org_name.name is '该时期的规范名称 / canonical name of that time';
comment on column mart.org_name.valid_from is '始于，年或年月；空为不详 / since when; null unknown';
comment on column mart.org_name.valid_to is '止于，年或年月；空为沿用至今，或不详 / until when; null where it is in use or unknown';
comment on column mart.org_name.is_from_checked is '始于何时已核对 / the beginning was checked';
comment on column mart.org_name.is_to_checked is '止于何时已核对 / the end was checked';
