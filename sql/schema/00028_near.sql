-- +goose Up
-- 近似方案：任务有98%以上逐字相同而并非同一版本；记为疑点，从不合并 / near copies: plans that share at least 98 of 100 tasks without being copies; an issue, never merged
create table core.near_copy (
  division_code text not null,
  plan_id bigint not null,
  other_plan_id bigint not null,
  shared integer not null,
  tasks integer not null,
  primary key (division_code, plan_id, other_plan_id)
);

comment on table core.near_copy is '近似方案，两个方向各一行 / near copies, a row in either direction';
comment on column core.near_copy.division_code is '方案的区划 / division of the plan';
comment on column core.near_copy.plan_id is '方案 / plan';
comment on column core.near_copy.other_plan_id is '另一方案 / the other plan';
comment on column core.near_copy.shared is '两者都有的不同任务文字数 / different task texts that both have';
comment on column core.near_copy.tasks is '较多一方的不同任务文字数 / different task texts of the larger one';

-- +goose Down
drop table core.near_copy;
