-- +goose Up
create table ops.correction (
  correction_id bigint not null,
  made_at timestamp not null,
  author text not null,
  kind text not null,
  division_code text not null,
  plan_id bigint not null,
  task_id bigint,
  ordinal integer,
  field text not null,
  old_value text,
  new_value text,
  note text,
  primary key (correction_id)
);

comment on table ops.correction is '人工更正：谁在何时把哪一项改成什么，只增不改 / corrections by hand: who set which field to what and when; rows are added, never changed';
comment on column ops.correction.correction_id is '编号，由内容算出 / key computed from what it says';
comment on column ops.correction.made_at is '更正时间 UTC / when it was made, UTC';
comment on column ops.correction.author is '更正人 / who made it';
comment on column ops.correction.kind is '所改之项：plan、task、duty、deadline、measure、progress / what is corrected';
comment on column ops.correction.division_code is '区划，未知为 ZZZZZZ / division, ZZZZZZ unknown';
comment on column ops.correction.plan_id is '方案 / plan';
comment on column ops.correction.task_id is '任务，更正方案本身者为空 / task, null where the plan itself is corrected';
comment on column ops.correction.ordinal is '任务下第几项，从 1 起 / which of the task''s, from 1';
comment on column ops.correction.field is '栏目 / field';
comment on column ops.correction.old_value is '原值 / what it said';
comment on column ops.correction.new_value is '更正后之值，空为取消 / what it shall say, null to take it away';
comment on column ops.correction.note is '理由 / why';

-- +goose Down
drop table ops.correction;
