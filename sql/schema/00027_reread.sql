-- +goose Up
-- 新版程序读出的结果与原先相同就不重写；不同则重写，编号变了的任务记明现为何号 / what a newer parser reads the same is not written anew; where a task's key has to change it is noted what it is now
alter table core.bundle add column result_key bigint;

create table core.task_id_alias (
  task_id bigint not null,
  to_task_id bigint not null,
  reason text not null,
  noted_at timestamp not null,
  primary key (task_id)
);

comment on column core.bundle.result_key is '读出的全部内容的摘要，早于有此记录者为空 / hash over all that was read; null before this was noted';
comment on table core.task_id_alias is '用过的任务编号现为何号：重读或文件改动后，同一任务的文字有变，编号随之而变；这是历史，与装载先后有关 / what task ids that were in use are now: the task was read otherwise, or its file has changed; history, which depends on the order of loading';
comment on column core.task_id_alias.task_id is '用过的编号 / id that was in use';
comment on column core.task_id_alias.to_task_id is '现在的编号 / id that it is now';
comment on column core.task_id_alias.reason is '缘由：parser 程序更新、given 所给有变、file 文件改动 / the parser, what was given, or the file has changed';
comment on column core.task_id_alias.noted_at is '何时记下 UTC / when it was noted, UTC';

-- +goose Down
drop table core.task_id_alias;
alter table core.bundle drop column result_key;
