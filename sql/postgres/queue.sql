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
