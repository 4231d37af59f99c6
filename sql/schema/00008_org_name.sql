-- +goose Up
create table core.org_name (
  line text not null,
  ordinal integer not null,
  name text not null,
  valid_from text,
  valid_to text,
  is_from_checked boolean not null,
  is_to_checked boolean not null,
  levels text not null,
  source text not null,
  primary key (line, ordinal)
);

create table core.function (
  function text not null,
  ordinal integer not null,
  primary key (function)
);

create table core.supervisor (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  ordinal integer not null,
  mention text not null,
  pos text not null
);

alter table core.duty add column org_name text;

comment on table core.org_name is '单位历次的名称：一个单位更名后仍是一个，各名称有起止；未核对的年月不作依据 / names of organs through reforms: one line, each name with its time; dates not checked decide nothing';
comment on column core.org_name.line is '最新的规范名称，即 core.org.name / latest canonical name, as in core.org.name';
comment on column core.org_name.ordinal is '第几个名称，按止于何时，从 1 起 / order by when the names ended, from 1';
comment on column core.org_name.name is '规范名称 / canonical name';
comment on column core.org_name.valid_from is '始于，年或年月；空为不详 / since when, a year or a month; null unknown';
comment on column core.org_name.valid_to is '止于，年或年月；空为沿用至今 / until when; null where it is in use';
comment on column core.org_name.is_from_checked is '始于何时已核对 / the beginning was checked';
comment on column core.org_name.is_to_checked is '止于何时已核对 / the end was checked';
comment on column core.org_name.levels is '哪些级别有此名称：国省市县乡 / levels that have the name';
comment on column core.org_name.source is '依据 / source';

comment on table core.function is '全部职能 / every function that an organ may have';
comment on column core.function.function is '职能 / function';
comment on column core.function.ordinal is '合设单位名称中的次序，从 1 起 / order in the names of joint organs, from 1';

comment on table core.supervisor is '牵头领导、责任人：人或职务，不是单位 / persons and posts that watch over a task; they are no organs';
comment on column core.supervisor.division_code is '区划 / division';
comment on column core.supervisor.plan_id is '方案 / plan';
comment on column core.supervisor.task_id is '任务 / task';
comment on column core.supervisor.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.supervisor.mention is '原文所写的人或职务 / the person or post as printed';
comment on column core.supervisor.pos is '位置 / place';

comment on column core.duty.org_name is '方案之时的规范名称，未识别为空 / canonical name at the time of the plan, null when unknown';

comment on table core.org is '单位：一地一沿革一分支为一个 / organs: one for each place, line of names and branch';
comment on column core.org.org_id is '由区划、沿革、分支算出的编号 / key computed from division, line of names and branch';
comment on column core.org.name is '最新的规范名称，更名前后相同 / latest canonical name, the same before and after a change of name';
comment on column core.org.functions is '职能，以、连接；按最新名称 / functions joined by 、, by the latest name';

-- +goose Down
alter table core.duty drop column org_name;
drop table core.supervisor;
drop table core.function;
drop table core.org_name;
