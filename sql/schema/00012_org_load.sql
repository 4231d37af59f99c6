-- +goose Up
create table core.org_load (
  division_code text not null,
  plan_year integer,
  org_name text not null,
  is_collective boolean not null,
  tasks bigint not null,
  lead_tasks bigint not null,
  responsible_tasks bigint not null,
  support_tasks bigint not null,
  implement_tasks bigint not null,
  plans bigint not null
);

create table ops.stale_division (
  division_code text not null
);

insert into ops.stale_division (division_code)
select distinct division_code
from core.plan;

comment on table core.org_load is '单位任务量，每次装载后按区划重算 / tasks per organ, computed anew for the divisions that a load changed';
comment on column core.org_load.division_code is '区划 / division';
comment on column core.org_load.plan_year is '方案年度 / year of the plan';
comment on column core.org_load.org_name is '单位名称 / name of the organ';
comment on column core.org_load.is_collective is '泛指 / names no single body';
comment on column core.org_load.tasks is '任务数 / number of tasks';
comment on column core.org_load.lead_tasks is '牵头任务数 / tasks it leads';
comment on column core.org_load.responsible_tasks is '责任任务数 / tasks it answers for';
comment on column core.org_load.support_tasks is '配合任务数 / tasks it supports';
comment on column core.org_load.implement_tasks is '落实任务数 / tasks it implements';
comment on column core.org_load.plans is '方案数 / number of plans';

comment on table ops.stale_division is '汇总待重算的区划 / divisions whose sums are to be computed anew';
comment on column ops.stale_division.division_code is '区划 / division';

comment on column ops.run.status is '结果：complete 完成、partial 有隔离、interrupted 中断、running 进行中、died 未正常结束 / outcome';

-- +goose Down
drop table ops.stale_division;
drop table core.org_load;
