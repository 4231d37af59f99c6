-- +goose Up
create table core.occurrence (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  deadline_ordinal integer not null,
  ordinal integer not null,
  earliest date,
  due date not null
);

comment on table core.occurrence is '周期性时限在方案所属年度内逐次的到期日：按月有十二次 / the days on which a recurring deadline is due in the years of its plan';
comment on column core.occurrence.division_code is '区划 / division';
comment on column core.occurrence.plan_id is '方案 / plan';
comment on column core.occurrence.task_id is '任务 / task';
comment on column core.occurrence.deadline_ordinal is '时限的顺序 / ordinal of the deadline';
comment on column core.occurrence.ordinal is '第几次，从 1 起 / which turn, from 1';
comment on column core.occurrence.earliest is '该期第一天；时限只写明到期日的为空 / first day of its period, null where the rule names a day only';
comment on column core.occurrence.due is '到期日，该期最后一天 / last day of its period';

-- +goose Down
drop table core.occurrence;
