-- +goose Up
-- 每个文件现在装的是什么：同一路径的内容变了，就知道哪份被替换 / what stands under each path now: where its content has changed it is known what it replaces
create table ops.origin (
  origin_id bigint not null,
  path text not null,
  name text not null,
  bundle_id bigint not null,
  document_id bigint not null,
  primary key (origin_id)
);

comment on table ops.origin is '文件所在之处现在装的是什么；不在其中的文件（标准输入、早先装载的）改了也不替换 / what was loaded from each place; files that are not here (standard input, loaded before this was noted) replace nothing';
comment on column ops.origin.origin_id is '编号，由所在之处算出 / key computed from the place';
comment on column ops.origin.path is '所在之处：装载的机器上的路径，压缩包的部分接在其后 / the place: the path on the machine that loaded it, parts of an archive below it';
comment on column ops.origin.name is '装载时的名称，同 core.source / name it was loaded under, as in core.source';
comment on column ops.origin.bundle_id is '发布 / publication';
comment on column ops.origin.document_id is '文件 / document';

-- +goose Down
drop table ops.origin;
