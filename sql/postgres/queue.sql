create schema if not exists queue;

create table if not exists queue.run (
  run_id bigint not null primary key,
  jobs integer not null,
  done integer not null,
  sealed boolean not null
);

comment on table queue.run is '排队的装载 / loads on the queue';
comment on column queue.run.run_id is '运行，见 ops.run / run, see ops.run';
comment on column queue.run.jobs is '作业数 / jobs';
comment on column queue.run.done is '已完成的作业数 / jobs that are done';
comment on column queue.run.sealed is '不再增加作业 / no more jobs come';

create table if not exists queue.lane (
  lane text not null primary key,
  turn bigint not null
);

comment on table queue.lane is '各区划轮流到哪里 / how far the turns of each place are';
comment on column queue.lane.lane is '区划，或文件所在的顶层文件夹 / division, or top folder of the files';
comment on column queue.lane.turn is '下一次的次序 / its next turn';

create table if not exists queue.worker (
  worker_id integer not null primary key,
  host text not null,
  pid integer not null,
  version text not null,
  state text not null,
  started_at timestamptz not null,
  beat_at timestamptz not null,
  jobs bigint not null,
  files bigint not null,
  tasks bigint not null
);

comment on table queue.worker is '解析进程 / workers';
comment on column queue.worker.worker_id is '编号 / number';
comment on column queue.worker.host is '主机 / host';
comment on column queue.worker.pid is '进程号 / process';
comment on column queue.worker.version is '程序版本 / version of the program';
comment on column queue.worker.state is '状态 / state: at work, ended';
comment on column queue.worker.started_at is '开始 / start';
comment on column queue.worker.beat_at is '最近一次心跳 / last sign of life';
comment on column queue.worker.jobs is '写完的作业 / jobs written';
comment on column queue.worker.files is '写完的文件 / files written';
comment on column queue.worker.tasks is '写完的任务 / tasks written';

create or replace view queue.living as
select w.worker_id
from queue.worker w
join pg_locks l
  on l.objid = cast(w.worker_id as oid)
where l.locktype = 'advisory'
  and l.database = (select oid from pg_database where datname = current_database())
  and l.classid = 1954047350;

comment on view queue.living is '活着的解析进程：各持一锁，进程不在则锁不在 / workers that live: each holds a lock for as long as it does';
comment on column queue.living.worker_id is '编号 / number';

alter table queue.run add column if not exists stage integer not null default 0;
alter table queue.run add column if not exists shares integer not null default 0;
alter table queue.run add column if not exists shared integer not null default 0;

comment on column queue.run.stage is '勾连到第几步 / stage of linking: 0 bands of words, 1 pairs of editions';
comment on column queue.run.shares is '这一步分成的作业数 / jobs of this stage';
comment on column queue.run.shared is '其中已完成的 / of these, done';

create table if not exists queue.link_band (
  plan_year integer not null,
  fingerprint bigint not null,
  band integer not null,
  sums bytea not null,
  primary key (plan_year, fingerprint, band)
);

comment on table queue.link_band is '勾连时各段的哈希，用毕即删 / bands of hashes while a run is linked';
comment on column queue.link_band.plan_year is '年度 / year';
comment on column queue.link_band.fingerprint is '所据各方案的指纹 / fingerprint of the plans they are of';
comment on column queue.link_band.band is '第几段 / band';
comment on column queue.link_band.sums is '每条任务八字节 / eight bytes of each task';

create table if not exists queue.link_found (
  a_plan_id bigint not null,
  b_plan_id bigint not null,
  fingerprint bigint not null,
  links bigint not null,
  pair_rows text not null,
  link_rows text not null,
  change_rows text not null,
  primary key (fingerprint, a_plan_id, b_plan_id)
);

comment on table queue.link_found is '勾连时各对方案所得，用毕即删 / what was found of pairs of plans while a run is linked';
comment on column queue.link_found.a_plan_id is '前一方案 / earlier plan';
comment on column queue.link_found.b_plan_id is '后一方案 / later plan';
comment on column queue.link_found.fingerprint is '比较所据的指纹 / fingerprint of what was compared';
comment on column queue.link_found.links is '所得条数 / links';
comment on column queue.link_found.pair_rows is 'core.link_pair 的行 / rows of core.link_pair';
comment on column queue.link_found.link_rows is 'core.link 的行 / rows of core.link';
comment on column queue.link_found.change_rows is 'core.link_change 的行 / rows of core.link_change';
