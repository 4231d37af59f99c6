-- +goose Up
create table ops.run (
  run_id bigint not null,
  command text not null,
  version text not null,
  started_at timestamp not null,
  finished_at timestamp not null,
  status text not null,
  found integer not null,
  loaded integer not null,
  unchanged integer not null,
  duplicate integer not null,
  needs_ocr integer not null,
  quarantined integer not null,
  skipped integer not null,
  remaining integer not null,
  plans integer not null,
  tasks integer not null,
  primary key (run_id)
);

create table ops.run_file (
  run_id bigint not null,
  ordinal integer not null,
  name text not null,
  status text not null,
  reason text,
  format text,
  sha256 text,
  bundle_id bigint,
  tasks integer not null,
  primary key (run_id, ordinal)
);

create table ops.quarantine (
  quarantine_id bigint not null,
  name text not null,
  format text,
  place text,
  reason text not null,
  sha256 text,
  run_id bigint not null,
  primary key (quarantine_id)
);

create table ops.made (
  fingerprint bigint not null,
  primary key (fingerprint)
);

comment on table ops.made is '结构与视图的摘要，相同则不必重建 / hash of the schema and views; where it is equal nothing need be made';
comment on column ops.made.fingerprint is '摘要 / hash';

comment on table ops.run is '每次装载一行；found 等于各类之和 / one row per load; found is the sum of the other counts';
comment on column ops.run.run_id is '运行编号 / key of the run';
comment on column ops.run.command is '命令 / command';
comment on column ops.run.version is '程序版本 / version of the program';
comment on column ops.run.started_at is '开始时间 UTC / start, UTC';
comment on column ops.run.finished_at is '结束时间 UTC / end, UTC';
comment on column ops.run.status is '结果：complete 完成、partial 有隔离、interrupted 中断 / outcome';
comment on column ops.run.found is '找到的文件数 / files found';
comment on column ops.run.loaded is '装载 / loaded';
comment on column ops.run.unchanged is '未变 / unchanged';
comment on column ops.run.duplicate is '与已有内容相同的另一来源 / the same bytes from another source';
comment on column ops.run.needs_ocr is '需文字识别 / needs OCR';
comment on column ops.run.quarantined is '隔离 / quarantined';
comment on column ops.run.skipped is '跳过 / skipped';
comment on column ops.run.remaining is '中断时未处理 / not reached when interrupted';
comment on column ops.run.plans is '装载的方案数 / plans loaded';
comment on column ops.run.tasks is '装载的任务数 / tasks loaded';

comment on table ops.run_file is '每次装载的每个文件 / every file of every load';
comment on column ops.run_file.run_id is '运行 / run';
comment on column ops.run_file.ordinal is '顺序，从 1 起 / order, from 1';
comment on column ops.run_file.name is '文件名 / name';
comment on column ops.run_file.status is '结果 / status';
comment on column ops.run_file.reason is '原因 / reason';
comment on column ops.run_file.format is '格式 / format';
comment on column ops.run_file.sha256 is '字节的 SHA-256 / SHA-256 of the bytes';
comment on column ops.run_file.bundle_id is '发布 / publication';
comment on column ops.run_file.tasks is '任务数 / number of tasks';

comment on table ops.quarantine is '读不了的文件 / files that could not be read';
comment on column ops.quarantine.quarantine_id is '编号，由名称和摘要算出 / key computed from name and hash';
comment on column ops.quarantine.name is '文件名 / name';
comment on column ops.quarantine.format is '认作的格式 / what it was taken for';
comment on column ops.quarantine.place is '出错之处 / where it went wrong';
comment on column ops.quarantine.reason is '原因 / reason';
comment on column ops.quarantine.sha256 is '字节的 SHA-256 / SHA-256 of the bytes';
comment on column ops.quarantine.run_id is '最近一次运行 / the latest run';

-- +goose Down
drop table ops.made;
drop table ops.quarantine;
drop table ops.run_file;
drop table ops.run;
