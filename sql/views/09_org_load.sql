-- 单位任务量 / tasks per organ
create view mart.org_load as
select
  division_code,
  plan_year,
  org_name,
  is_collective,
  tasks,
  lead_tasks,
  responsible_tasks,
  support_tasks,
  implement_tasks,
  plans
from core.org_load;

comment on view mart.org_load is '各单位在各年各区划承担的任务数，按角色 / tasks per organ, division and year, by role';
comment on column mart.org_load.division_code is '方案的区划代码 / division of the plans';
comment on column mart.org_load.plan_year is '年度 / year';
comment on column mart.org_load.org_name is '单位 / organ';
comment on column mart.org_load.is_collective is '泛指多个单位 / names no single body';
comment on column mart.org_load.tasks is '任务数 / tasks';
comment on column mart.org_load.lead_tasks is '牵头 / tasks it leads';
comment on column mart.org_load.responsible_tasks is '责任 / tasks it is responsible for';
comment on column mart.org_load.support_tasks is '配合 / tasks it supports';
comment on column mart.org_load.implement_tasks is '落实 / tasks it carries out';
comment on column mart.org_load.plans is '涉及方案数 / plans that name it';
