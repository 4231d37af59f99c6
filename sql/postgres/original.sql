-- 原件：所载文件的字节，内嵌仓库则存于其文件夹的 originals 之下 / originals: the bytes of what was loaded; an embedded warehouse keeps them in its folder, under originals
create table if not exists raw.original (
  document_id bigint not null,
  sha256 text not null,
  bytes bytea not null,
  kept_at timestamp not null default (now() at time zone 'utc'),
  primary key (document_id)
);
alter table raw.original alter column bytes set storage external;
comment on table raw.original is '原件：所载文件的字节 / originals: the bytes of what was loaded';
comment on column raw.original.document_id is '文件 / document';
comment on column raw.original.sha256 is '字节的 SHA-256 / SHA-256 of the bytes';
comment on column raw.original.bytes is '字节 / the bytes';
comment on column raw.original.kept_at is '存入时间 UTC / when they were kept, UTC';
