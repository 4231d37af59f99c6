-- +goose Up
-- 每个方案各单位的任务数，随方案写入：单位任务量由它相加，不再读全部分工 / tasks of each organ in every plan, written with the plan: the load of organs is added up from it, without reading all duties
create table core.duty_count (
  division_code text not null,
  plan_id bigint not null,
  org_name text not null,
  is_collective boolean not null,
  tasks integer not null,
  lead_tasks integer not null,
  responsible_tasks integer not null,
  support_tasks integer not null,
  implement_tasks integer not null
);

comment on table core.duty_count is '每个方案各单位的任务数 / tasks of each organ in every plan';
comment on column core.duty_count.division_code is '方案的区划 / division of the plan';
comment on column core.duty_count.plan_id is '方案 / plan';
comment on column core.duty_count.org_name is '单位最新的规范名称；未识别者照原文 / latest canonical name of the organ; as printed when unknown';
comment on column core.duty_count.is_collective is '泛指多个单位 / names no single body';
comment on column core.duty_count.tasks is '任务数 / tasks';
comment on column core.duty_count.lead_tasks is '牵头 / tasks it leads';
comment on column core.duty_count.responsible_tasks is '责任 / tasks it is responsible for';
comment on column core.duty_count.support_tasks is '配合 / tasks it supports';
comment on column core.duty_count.implement_tasks is '落实 / tasks it carries out';

insert into core.duty_count (division_code, plan_id, org_name, is_collective, tasks, lead_tasks, responsible_tasks, support_tasks, implement_tasks)
select
  t.division_code,
  t.plan_id,
  t.org_name,
  t.is_collective,
  cast(count(*) as integer),
  cast(sum(t.lead_task) as integer),
  cast(sum(t.responsible_task) as integer),
  cast(sum(t.support_task) as integer),
  cast(sum(t.implement_task) as integer)
from (
  select
    d.division_code,
    d.plan_id,
    coalesce(o.name, d.mention) as org_name,
    d.is_collective,
    max(case when d.role = 'lead' then 1 else 0 end) as lead_task,
    max(case when d.role = 'responsible' then 1 else 0 end) as responsible_task,
    max(case when d.role = 'support' then 1 else 0 end) as support_task,
    max(case when d.role = 'implement' then 1 else 0 end) as implement_task
  from core.duty d
  left join core.org o
    on o.org_id = d.org_id
  group by d.division_code, d.plan_id, coalesce(o.name, d.mention), d.is_collective, d.task_id
) t
group by t.division_code, t.plan_id, t.org_name, t.is_collective;

-- +goose Down
drop table core.duty_count;
