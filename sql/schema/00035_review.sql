-- +goose Up
alter table ops.correction add column action text;
alter table ops.correction add column quote text;
alter table ops.correction add column prefix text;
alter table ops.correction add column suffix text;
alter table ops.correction add column occurrence integer;
alter table ops.correction add column retracts bigint;
alter table ops.correction add column target text;

create table ops.settled (
  correction_id bigint not null,
  primary key (correction_id)
);

-- 更正在各方案的落实：每个方案每条更正一行；方案被替换时随其版本 / what became of corrections, a row for each plan and correction; they follow the plan's versions
create table core.corrected (
  division_code text not null,
  plan_id bigint not null,
  correction_id bigint not null,
  state text not null,
  how text not null,
  score double precision not null,
  task_id bigint,
  kind text not null,
  ordinal integer,
  field text not null,
  was_value text,
  now_value text
);

create table core.as_parsed (
  division_code text not null,
  plan_id bigint not null,
  parsed text not null,
  primary key (division_code, plan_id)
);

comment on column ops.correction.action is '动作：accept 认可、correct 更正、split 拆分、merge 合并、reject 不是任务、add 补录、must-link 必为同一任务、cannot-link 不是同一任务、retract 撤回；空为更正 / what was done; null is a correction';
comment on column ops.correction.quote is '所改之处的原文 / the words at the place that is corrected';
comment on column ops.correction.prefix is '其前 32 字 / 32 characters before them';
comment on column ops.correction.suffix is '其后 32 字 / 32 characters behind them';
comment on column ops.correction.occurrence is '相同文字中的第几处，空为只有一处 / which of several equal places, null for one';
comment on column ops.correction.retracts is '所撤回的更正 / the correction that is taken back';
comment on column ops.correction.target is '定位所用的全部文字，JSON / all the words by which the place is found again, JSON';
comment on table ops.settled is '已经对照过库中各方案的更正 / corrections that were laid over what is loaded';
comment on column ops.settled.correction_id is '更正 / correction';
comment on table core.corrected is '更正的落实：每个方案每条更正一行 / what became of corrections, a row for each plan and correction';
comment on column core.corrected.division_code is '区划代码 / division code';
comment on column core.corrected.plan_id is '方案 / plan';
comment on column core.corrected.correction_id is '更正 / correction';
comment on column core.corrected.state is '情形：held 已落实、same 现已如此读出、stale 找不到原处，未落实 / what became of it';
comment on column core.corrected.how is '定位：exact 逐字、fuzzy 九成以上相同且唯一；stale 者为 missing、ambiguous、other、value / how the place was found, or why not';
comment on column core.corrected.score is '原文相同的程度，0 至 1 / how much alike the words are';
comment on column core.corrected.task_id is '任务；方案本身的更正为空 / task, null for the plan itself';
comment on column core.corrected.kind is '所改之项：plan、task、duty、deadline、measure、progress / what is corrected';
comment on column core.corrected.ordinal is '任务下第几项，从 1 起 / which of the task''s, from 1';
comment on column core.corrected.field is '栏目；other 为对应关系的另一任务 / field; other is the second task of a link';
comment on column core.corrected.was_value is '程序读出的 / what was read';
comment on column core.corrected.now_value is '更正后的 / what it says now';
comment on table core.as_parsed is '有更正的方案，程序读出的原样 / plans that are corrected, as the parser read them';
comment on column core.as_parsed.division_code is '区划代码 / division code';
comment on column core.as_parsed.plan_id is '方案 / plan';
comment on column core.as_parsed.parsed is 'taizhang.plan/v1 的 JSON / JSON of taizhang.plan/v1';

-- +goose Down
drop table core.as_parsed;
drop table core.corrected;
drop table ops.settled;
alter table ops.correction drop column target;
alter table ops.correction drop column retracts;
alter table ops.correction drop column occurrence;
alter table ops.correction drop column suffix;
alter table ops.correction drop column prefix;
alter table ops.correction drop column quote;
alter table ops.correction drop column action;
