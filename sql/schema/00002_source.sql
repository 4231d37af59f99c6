-- +goose Up
create table core.bundle (
  bundle_id bigint not null,
  name text not null,
  given_key bigint not null,
  parser text not null,
  documents integer not null,
  plans integer not null,
  tasks integer not null,
  primary key (bundle_id)
);

create table core.document (
  bundle_id bigint not null,
  ordinal integer not null,
  document_id bigint not null,
  primary key (bundle_id, ordinal)
);

create table core.source (
  bundle_id bigint not null,
  document_id bigint not null,
  source_id bigint not null,
  name text not null,
  url text,
  official boolean not null,
  primary key (bundle_id, document_id, source_id)
);

create table core.ledger (
  bundle_id bigint not null,
  part text not null,
  characters integer not null,
  primary key (bundle_id, part)
);

create table core.division (
  division_code text not null,
  name text not null,
  full_name text not null,
  parent_code text,
  level text,
  valid_from text,
  valid_to text,
  successor_code text,
  primary key (division_code)
);

create table core.org (
  org_id bigint not null,
  name text not null,
  division_code text not null,
  level text,
  branch text,
  functions text,
  primary key (org_id)
);

comment on table core.bundle is '一次发布：单个文件，或通知及其附件 / one publication: a file, or a notice with its attachments';
comment on column core.bundle.bundle_id is '发布编号，由各文件摘要算出 / key computed from the hashes of its documents';
comment on column core.bundle.name is '名称，同内容多份时取最小者 / name; the smallest where the same bytes came under several';
comment on column core.bundle.given_key is '操作者所给之值的摘要，未给为 0 / hash of what the operator gave, 0 for nothing';
comment on column core.bundle.parser is '解析程序版本 / version of the parser';
comment on column core.bundle.documents is '文件数 / number of documents';
comment on column core.bundle.plans is '方案数 / number of plans';
comment on column core.bundle.tasks is '任务数 / number of tasks';

comment on table core.document is '发布所含的文件 / the documents of a publication';
comment on column core.document.bundle_id is '发布 / publication';
comment on column core.document.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.document.document_id is '文件，见 raw.document / document, see raw.document';

comment on table core.source is '来源：网址或装载目录下的路径，同一内容可有多个来源 / where bytes came from; the same bytes may have several sources';
comment on column core.source.bundle_id is '发布 / publication';
comment on column core.source.document_id is '文件 / document';
comment on column core.source.source_id is '来源编号，由网址或路径算出 / key computed from the address or path';
comment on column core.source.name is '文件名或相对路径 / file name or relative path';
comment on column core.source.url is '网址 / address';
comment on column core.source.official is '网址属政府网站 / the address is of a government site';

comment on table core.ledger is '字数台账：原文每个字符归入一类 / ledger: every character of the text under one part';
comment on column core.ledger.bundle_id is '发布 / publication';
comment on column core.ledger.part is '类别，unparsed 为未识别 / part; unparsed is what no rule claimed';
comment on column core.ledger.characters is '非空白字符数 / non-blank characters';

comment on table core.division is '行政区划 / administrative divisions';
comment on column core.division.division_code is '区划代码 GB/T 2260，未知为 ZZZZZZ / code of GB/T 2260, ZZZZZZ unknown';
comment on column core.division.name is '名称 / name';
comment on column core.division.full_name is '全称，含上级 / name with those above it';
comment on column core.division.parent_code is '上级代码 / code of the division above';
comment on column core.division.level is '级别 / level';
comment on column core.division.valid_from is '始见于哪一期公布的代码表 / first list that has it';
comment on column core.division.valid_to is '已撤销者，首次不见于哪一期 / first list without it';
comment on column core.division.successor_code is '撤销后的承继者 / what took its place';

comment on table core.org is '单位，取自任务分工 / organs, as the duties name them';
comment on column core.org.org_id is '单位编号 / key computed from all its fields';
comment on column core.org.name is '规范名称 / canonical name';
comment on column core.org.division_code is '所属区划，未知为 ZZZZZZ / its division, ZZZZZZ unknown';
comment on column core.org.level is '级别 / level';
comment on column core.org.branch is '派出机构或内设机构 / branch';
comment on column core.org.functions is '职能，以顿号分隔 / functions, separated by 、';

-- +goose Down
drop table core.org;
drop table core.division;
drop table core.ledger;
drop table core.source;
drop table core.document;
drop table core.bundle;
