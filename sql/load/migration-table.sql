create schema if not exists ops;
create table ops.migration (
  version bigint not null,
  primary key (version)
);
comment on table ops.migration is '已执行的结构变更 / schema changes that were applied';
comment on column ops.migration.version is '编号 / number of the file';
