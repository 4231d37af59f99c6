-- +goose Up
create schema if not exists raw;
create schema if not exists core;
create schema if not exists mart;
create schema if not exists ops;

create table raw.document (
  document_id bigint not null,
  sha256 text not null,
  format text not null,
  bytes bigint not null,
  blocks integer not null,
  hidden integer not null,
  primary key (document_id)
);

create table raw.meta (
  document_id bigint not null,
  ordinal integer not null,
  name text not null,
  value text not null,
  primary key (document_id, ordinal)
);

-- Without an index, as the document's key guards it: (document_id, block, cell) is unique.
create table raw.block (
  document_id bigint not null,
  block integer not null,
  cell integer not null,
  place text not null,
  sheet text,
  row_number integer,
  col_number integer,
  row_span integer,
  col_span integer,
  page integer,
  level integer,
  layer text,
  content text not null
);

create table raw.hidden (
  document_id bigint not null,
  ordinal integer not null,
  reason text not null,
  content text not null,
  primary key (document_id, ordinal)
);

comment on table raw.document is '读入的文件，按内容只存一份 / a file as read, once per content';
comment on column raw.document.document_id is '文件编号，由字节的摘要算出 / key computed from the hash of the bytes';
comment on column raw.document.sha256 is '文件字节的 SHA-256 / SHA-256 of the bytes, lower-case hex';
comment on column raw.document.format is '格式，由内容识别 / format, told by content';
comment on column raw.document.bytes is '字节数 / size in bytes';
comment on column raw.document.blocks is '段落和表格数 / number of paragraphs and tables';
comment on column raw.document.hidden is '不显示的文字段数 / number of texts no reader sees';

comment on table raw.meta is '格式自身声明的元数据 / facts the format states outside its text';
comment on column raw.meta.document_id is '文件 / document';
comment on column raw.meta.ordinal is '顺序，从 1 起 / order, from 1';
comment on column raw.meta.name is '名称，如 PubDate / name, such as PubDate';
comment on column raw.meta.value is '值 / value';

comment on table raw.block is '原文：每个段落、每个单元格一行 / the text: one row per paragraph and per table cell';
comment on column raw.block.document_id is '文件 / document';
comment on column raw.block.block is '段落或表格的序号，从 0 起 / index of the paragraph or table, from 0';
comment on column raw.block.cell is '单元格序号，段落为 -1 / index of the cell, -1 for a paragraph';
comment on column raw.block.place is '位置，如 p3 ¶12 或 任务表!C7 / place as positions spell it, without range';
comment on column raw.block.sheet is '表名 / name of the table or sheet';
comment on column raw.block.row_number is '行，从 1 起 / row, from 1';
comment on column raw.block.col_number is '列，从 1 起 / column, from 1';
comment on column raw.block.row_span is '占几行 / rows covered';
comment on column raw.block.col_span is '占几列 / columns covered';
comment on column raw.block.page is '页，从 1 起 / page, from 1';
comment on column raw.block.level is '大纲级别，正文为空 / outline level, null for body text';
comment on column raw.block.layer is '页眉、页脚、注释，正文为空 / header, footer, note; null for the body';
comment on column raw.block.content is '原文，一字不改 / the text, verbatim';

comment on table raw.hidden is '文件里有、页面上看不见的文字 / text of the file that no reader of the page sees';
comment on column raw.hidden.document_id is '文件 / document';
comment on column raw.hidden.ordinal is '顺序，从 1 起 / order, from 1';
comment on column raw.hidden.reason is '不显示的原因 / why it is not shown';
comment on column raw.hidden.content is '原文 / the text';

-- +goose Down
drop table raw.hidden;
drop table raw.block;
drop table raw.meta;
drop table raw.document;
