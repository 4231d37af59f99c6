-- +goose Up
alter table core.division add column lineage_code text;
alter table core.division add column source text;

create table core.division_name (
  division_code text not null,
  ordinal integer not null,
  name text not null,
  parent_code text,
  valid_from text,
  valid_to text,
  successor_code text,
  source text,
  primary key (division_code, ordinal)
);

create table core.division_lineage (
  division_code text not null,
  ordinal integer not null,
  name text not null,
  valid_to text not null,
  successor_code text,
  successor_name text,
  kind text not null,
  source text not null,
  primary key (division_code, ordinal)
);

-- As what else hangs on a task, without an index: (division_code, plan_id, task_id, duty_ordinal, ordinal) is unique.
create table core.duty_place (
  division_code text not null,
  plan_id bigint not null,
  task_id bigint not null,
  duty_ordinal integer not null,
  ordinal integer not null,
  place_code text not null
);

comment on column core.division.level is '级别：state 全国、province 省、prefecture 地、county 县、township 乡镇街道、zone 开发区 / level';
comment on column core.division.lineage_code is '沿革所归的代码，历年相加用它：下城区归拱墅区 / code that its successions end in, to add up over the years';
comment on column core.division.source is '依据 / source';

comment on table core.division_name is '行政区划的历次名称及有效期 / every name of every division with the time it was in force';
comment on column core.division_name.division_code is '区划代码 GB/T 2260 / code of GB/T 2260';
comment on column core.division_name.ordinal is '第几个名称，从 1 起 / order of the name, from 1';
comment on column core.division_name.name is '名称 / name';
comment on column core.division_name.parent_code is '上级代码 / code of the division above';
comment on column core.division_name.valid_from is '始见于哪一期公布的代码表，最早一期即有者为空 / first list that has it, null in the first list of all';
comment on column core.division_name.valid_to is '首次不见于哪一期，仍有效者为空 / first list without it, null in force';
comment on column core.division_name.successor_code is '承继者，一分为几者为空 / what took its place, null where it was divided';
comment on column core.division_name.source is '依据 / source';

comment on table core.division_lineage is '行政区划的沿革：更名、合并、划转、拆分、撤销，一分为几者各一行 / lineage of divisions, a row per successor';
comment on column core.division_lineage.division_code is '前身的代码 / code of the division that ended';
comment on column core.division_lineage.ordinal is '该代码的第几次变更，从 1 起 / order among the changes of the code, from 1';
comment on column core.division_lineage.name is '前身的名称 / its name';
comment on column core.division_lineage.valid_to is '首次不见于哪一期代码表，变更在此前一年之内 / first list without it; the change was within the year before';
comment on column core.division_lineage.successor_code is '后继的代码，去向不明者为空 / code of the successor, null when unknown';
comment on column core.division_lineage.successor_name is '后继的名称 / its name';
comment on column core.division_lineage.kind is '种类：rename 更名或改设、merge 并入、move 改属、split 拆分、abolish 撤销 / kind';
comment on column core.division_lineage.source is '依据：前后两期代码表，或公布文件 / the two lists that differ, or the announcement';

comment on table core.duty_place is '泛指单位在方案之时所指的各地：各县区政府即当时的各县区；与原文并列，不代替原文 / the places that a collective organ stood for at the time of the plan, beside the words and never instead';
comment on column core.duty_place.division_code is '方案的区划 / division of the plan';
comment on column core.duty_place.plan_id is '方案 / plan';
comment on column core.duty_place.task_id is '任务 / task';
comment on column core.duty_place.duty_ordinal is '分工的顺序 / ordinal of the duty';
comment on column core.duty_place.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.duty_place.place_code is '所指区划的代码，见 core.division / code of the place';

-- +goose Down
drop table core.duty_place;
drop table core.division_lineage;
drop table core.division_name;
alter table core.division drop column source;
alter table core.division drop column lineage_code;
