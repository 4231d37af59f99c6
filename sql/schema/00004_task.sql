-- +goose Up
create table core.task (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  ordinal integer not null,
  serial text,
  path text,
  path1 text,
  path2 text,
  path3 text,
  path4 text,
  content text not null,
  plan_year integer,
  pos text not null,
  serial_pos text,
  path_pos text,
  primary key (division_code, plan_id, task_id)
);

-- What hangs on a task has no index of its own: its key is the task's and an
-- ordinal, it is written and deleted with the task, and the task's key guards it.
create table core.item (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  ordinal integer not null,
  content text not null
);

create table core.duty (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  ordinal integer not null,
  mention text not null,
  role text not null,
  is_collective boolean not null,
  is_inherited boolean not null,
  is_inline boolean not null,
  org_id bigint,
  pos text not null
);

create table core.duty_member (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  duty_ordinal integer not null,
  ordinal integer not null,
  mention text not null
);

create table core.deadline (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  ordinal integer not null,
  mention text not null,
  kind text not null,
  due date,
  earliest date,
  rrule text,
  rrule_options text,
  duration text,
  is_workdays boolean not null,
  anchor text,
  scope text,
  is_inherited boolean not null,
  pos text not null
);

create table core.measure (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  ordinal integer not null,
  mention text not null,
  op text not null,
  value double precision not null,
  value_max double precision,
  unit text not null,
  class text not null,
  pos text not null
);

create table core.progress (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  mention text not null,
  status text,
  value double precision,
  unit text,
  percent double precision,
  as_of date,
  pos text not null
);

comment on table core.task is '任务 / tasks';
comment on column core.task.division_code is '区划代码，未知为 ZZZZZZ / division, ZZZZZZ unknown';
comment on column core.task.plan_id is '方案 / plan';
comment on column core.task.task_id is '任务编号，同一版本的副本相同 / key of the task, the same in every copy of an edition';
comment on column core.task.ordinal is '阅读顺序，从 1 起 / reading order, from 1';
comment on column core.task.serial is '印出的序号 / serial as printed';
comment on column core.task.path is '各级标题，以 › 连接 / headings above it, outermost first, joined by ›';
comment on column core.task.path1 is '一级标题 / outermost heading';
comment on column core.task.path2 is '二级标题 / second heading';
comment on column core.task.path3 is '三级标题 / third heading';
comment on column core.task.path4 is '四级标题 / fourth heading';
comment on column core.task.content is '任务内容 / the words of the task';
comment on column core.task.plan_year is '方案年度 / year of the plan';
comment on column core.task.pos is '位置 / place';
comment on column core.task.serial_pos is '序号的位置 / place of the serial';
comment on column core.task.path_pos is '各级标题的位置，每行一个 / places of the headings, one a line';

comment on table core.item is '任务分条 / the items of a task';
comment on column core.item.division_code is '区划 / division';
comment on column core.item.plan_id is '方案 / plan';
comment on column core.item.task_id is '任务 / task';
comment on column core.item.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.item.content is '内容 / the words';

comment on table core.duty is '分工：一个单位在一项任务中的角色 / duties: an organ''s part in a task';
comment on column core.duty.division_code is '区划 / division';
comment on column core.duty.plan_id is '方案 / plan';
comment on column core.duty.task_id is '任务 / task';
comment on column core.duty.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.duty.mention is '原文所写的单位 / the organ as printed';
comment on column core.duty.role is '角色：lead 牵头、support 配合、responsible 责任、implement 落实 / role';
comment on column core.duty.is_collective is '泛指多个单位 / names no single body';
comment on column core.duty.is_inherited is '承上格 / taken from the cell above';
comment on column core.duty.is_inline is '出自任务正文 / stands in the task''s running text';
comment on column core.duty.org_id is '单位，未识别为空 / the organ, null when unknown';
comment on column core.duty.pos is '位置 / place';

comment on table core.duty_member is '泛指单位的成员 / members of a collective mention';
comment on column core.duty_member.division_code is '区划 / division';
comment on column core.duty_member.plan_id is '方案 / plan';
comment on column core.duty_member.task_id is '任务 / task';
comment on column core.duty_member.duty_ordinal is '分工的顺序 / ordinal of the duty';
comment on column core.duty_member.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.duty_member.mention is '单位 / organ';

comment on table core.deadline is '完成时限 / deadlines';
comment on column core.deadline.division_code is '区划 / division';
comment on column core.deadline.plan_id is '方案 / plan';
comment on column core.deadline.task_id is '任务 / task';
comment on column core.deadline.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.deadline.mention is '原文 / the words';
comment on column core.deadline.kind is '种类：date 日期、recurring 周期、within 期限、ongoing 持续 / kind';
comment on column core.deadline.due is '截止日，时段的最后一天 / last day';
comment on column core.deadline.earliest is '最早日 / first day';
comment on column core.deadline.rrule is '周期规则 RFC 5545 / rule of recurrence';
comment on column core.deadline.rrule_options is '可选的周期规则，每行一个 / alternative rules, one a line';
comment on column core.deadline.duration is '时长 ISO 8601 / duration';
comment on column core.deadline.is_workdays is '按工作日计 / counted in working days';
comment on column core.deadline.anchor is '起算事件 / the event it counts from';
comment on column core.deadline.scope is '适用对象 / of whom or what it is said';
comment on column core.deadline.is_inherited is '承上格 / taken from the cell above';
comment on column core.deadline.pos is '位置 / place';

comment on table core.measure is '量化指标 / figures';
comment on column core.measure.division_code is '区划 / division';
comment on column core.measure.plan_id is '方案 / plan';
comment on column core.measure.task_id is '任务 / task';
comment on column core.measure.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.measure.mention is '原文 / the words';
comment on column core.measure.op is '比较：>=、<=、=、<、>、~、between / comparison';
comment on column core.measure.value is '数值 / value';
comment on column core.measure.value_max is '上限 / upper value';
comment on column core.measure.unit is '计量单位 / unit of measure';
comment on column core.measure.class is '类别：threshold 门槛、target 目标、scope 范围 / class';
comment on column core.measure.pos is '位置 / place';

comment on table core.progress is '落实情况 / progress as reported';
comment on column core.progress.division_code is '区划 / division';
comment on column core.progress.plan_id is '方案 / plan';
comment on column core.progress.task_id is '任务 / task';
comment on column core.progress.mention is '原文 / the words';
comment on column core.progress.status is '状态：done 完成、partial 部分、ongoing 进行、not_started 未开始 / status';
comment on column core.progress.value is '数值 / value';
comment on column core.progress.unit is '计量单位 / unit of measure';
comment on column core.progress.percent is '百分比 / percent';
comment on column core.progress.as_of is '截至日 / as of';
comment on column core.progress.pos is '位置 / place';

-- +goose Down
drop table core.progress;
drop table core.measure;
drop table core.deadline;
drop table core.duty_member;
drop table core.duty;
drop table core.item;
drop table core.task;
