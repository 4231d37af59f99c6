-- +goose Up
alter table core.measure add column change text;
alter table core.measure add column period text;
alter table core.measure add column year integer;
alter table core.citation add column kind text;

create table core.relation (
  division_code text not null,
  plan_id bigint not null,
  ordinal integer not null,
  kind text not null,
  title text,
  number text,
  name text,
  pos text not null,
  primary key (division_code, plan_id, ordinal)
);

create table core.plan_name (
  division_code text not null,
  plan_id bigint not null,
  name text not null,
  is_full boolean not null
);

comment on column core.measure.change is '数值是变动的幅度：up 增长、down 下降；空为水平 / by how much it rises or falls, null for a level';
comment on column core.measure.period is '所属周期 ISO 8601：每年 P1Y / the period the figure is of';
comment on column core.measure.year is '何年或到何年 / in or by which year';
comment on column core.citation.kind is '种类：law 法律、条例，document 其他文件 / law or another document';

comment on table core.relation is '方案与其标题、正文所提文件的关系 / what a plan has to do with the documents that its title and text name';
comment on column core.relation.division_code is '区划 / division';
comment on column core.relation.plan_id is '方案 / plan';
comment on column core.relation.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.relation.kind is '关系：reports_on 报告、amends 修改、repeals 废止、precedes 征求意见稿、based_on 依据、forwards 转发、cites 提及 / kind of relation';
comment on column core.relation.title is '文件标题，不带书名号 / title of the document, without its marks';
comment on column core.relation.number is '文号 / document number';
comment on column core.relation.name is '供比对的标题：半角、无书名号与空白 / the title in the form that is compared';
comment on column core.relation.pos is '位置 / place';

comment on table core.plan_name is '方案可被引用的名称，供比对 / the names under which a plan can be cited, in the form that is compared';
comment on column core.plan_name.division_code is '区划 / division';
comment on column core.plan_name.plan_id is '方案 / plan';
comment on column core.plan_name.name is '名称：半角、无书名号与空白 / name, folded, without marks and white space';
comment on column core.plan_name.is_full is '名称以发文机关开头 / the name begins with the issuer';

-- +goose Down
drop table core.plan_name;
drop table core.relation;
alter table core.citation drop column kind;
alter table core.measure drop column year;
alter table core.measure drop column period;
alter table core.measure drop column change;
