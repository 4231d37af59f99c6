-- +goose Up
create table core.org_function (
  function text not null,
  org_name text not null,
  primary key (function, org_name)
);

create table core.org_succession (
  org_name text not null,
  ordinal integer not null,
  successor text not null,
  valid_from text,
  valid_to text,
  is_checked boolean not null,
  note text,
  primary key (org_name, ordinal)
);

comment on table core.org_function is '单位的职能，合设的单位每项职能一行：教科体局有教育、科技、体育三行 / functions of organs, a joint organ once under each of its functions';
comment on column core.org_function.function is '职能 / function';
comment on column core.org_function.org_name is '单位的规范名称 / canonical name of the organ';

comment on table core.org_succession is '单位的沿革，前身与后继多对多：工商、质监、食药监并入市场监管 / which organ followed which, many to many';
comment on column core.org_succession.org_name is '前身的规范名称 / canonical name of the organ that ended';
comment on column core.org_succession.ordinal is '该单位的第几个后继，从 1 起 / order among its successors, from 1';
comment on column core.org_succession.successor is '后继单位 / organ that took its place';
comment on column core.org_succession.valid_from is '前身始于，年或年月 / since when the organ was, a year or a month';
comment on column core.org_succession.valid_to is '前身止于，年或年月；各地改革早晚不一 / until when, a year or a month; places reform at different times';
comment on column core.org_succession.is_checked is '所列年月均已核对 / the dates given were checked';
comment on column core.org_succession.note is '承接的部分职责，依据 / what passed, if not all, and the source';

-- +goose Down
drop table core.org_succession;
drop table core.org_function;
