-- +goose Up
create table core.plan (
  division_code text not null,
  plan_id bigint not null,
  edition_id bigint not null,
  exact_edition_id bigint not null,
  series_id bigint not null,
  is_primary boolean not null,
  bundle_id bigint not null,
  document_id bigint not null,
  ordinal integer not null,
  format text not null,
  title text,
  notice_title text,
  issuer text,
  number text,
  index_number text,
  division_name text,
  year integer,
  year_from integer,
  year_to integer,
  period text,
  signed_on date,
  published_on date,
  kind text,
  tasks integer not null,
  fields integer not null,
  tasks_key bigint not null,
  given_division text,
  given_year integer,
  given_series text,
  given_url text,
  given_published_on date,
  title_pos text,
  notice_title_pos text,
  issuer_pos text,
  number_pos text,
  index_number_pos text,
  division_pos text,
  year_pos text,
  signed_on_pos text,
  published_on_pos text,
  primary key (division_code, plan_id)
);

create table core.edition (
  division_code text not null,
  edition_id bigint not null,
  series_id bigint not null,
  primary_plan_id bigint not null,
  plans integer not null,
  primary key (division_code, edition_id)
);

create table core.series (
  division_code text not null,
  series_id bigint not null,
  title text,
  editions integer not null,
  first_year integer,
  last_year integer,
  primary key (division_code, series_id)
);

create table core.citation (
  division_code text not null,
  plan_id bigint not null,
  ordinal integer not null,
  title text,
  number text,
  pos text not null,
  primary key (division_code, plan_id, ordinal)
);

create table core.issue (
  division_code text not null,
  plan_id bigint not null,
  ordinal integer not null,
  code text not null,
  content text not null,
  pos text,
  primary key (division_code, plan_id, ordinal)
);

comment on table core.plan is '方案：每份文件读出的每个方案一行，含同一版本的副本 / plans, one row per plan of each file, copies of one edition included';
comment on column core.plan.division_code is '区划代码，未知为 ZZZZZZ / division, ZZZZZZ unknown';
comment on column core.plan.plan_id is '方案编号 / key of the plan';
comment on column core.plan.edition_id is '所属版本 / the edition it is a copy of';
comment on column core.plan.exact_edition_id is '按标题、机关、文号、任务文字算出的版本 / edition computed from title, issuer, number and task texts';
comment on column core.plan.series_id is '所属系列 / series';
comment on column core.plan.is_primary is '是否该版本的主副本，统计只取主副本 / whether it stands for its edition; figures count only these';
comment on column core.plan.bundle_id is '发布 / publication';
comment on column core.plan.document_id is '首个文件 / first document of the publication';
comment on column core.plan.ordinal is '发布中的第几个方案，从 1 起 / index within the publication, from 1';
comment on column core.plan.format is '文件格式 / format of the document';
comment on column core.plan.title is '标题 / title';
comment on column core.plan.notice_title is '印发通知的标题 / title of the covering notice';
comment on column core.plan.issuer is '发文机关 / issuer';
comment on column core.plan.number is '文号 / document number';
comment on column core.plan.index_number is '索引号 / index number';
comment on column core.plan.division_name is '区划全称 / division in full';
comment on column core.plan.year is '方案年度 / year of the plan';
comment on column core.plan.year_from is '跨年方案的起始年 / first year of a plan of several';
comment on column core.plan.year_to is '跨年方案的终止年 / last year of a plan of several';
comment on column core.plan.period is '年内时段，如上半年 / period within the year';
comment on column core.plan.signed_on is '成文日期 / date of signature';
comment on column core.plan.published_on is '发布日期 / date of publication';
comment on column core.plan.kind is '种类：工作方案、任务分解表、责任清单等 / kind of plan';
comment on column core.plan.tasks is '任务数 / number of tasks';
comment on column core.plan.fields is '读出的元数据项数 / number of metadata fields read';
comment on column core.plan.tasks_key is '全部任务文字的摘要 / hash over its task texts';
comment on column core.plan.given_division is '操作者所给区划 / division the operator gave';
comment on column core.plan.given_year is '操作者所给年度 / year the operator gave';
comment on column core.plan.given_series is '操作者所给系列 / series the operator gave';
comment on column core.plan.given_url is '操作者所给网址 / address the operator gave';
comment on column core.plan.given_published_on is '操作者所给发布日期 / date of publication the operator gave';
comment on column core.plan.title_pos is '标题在原文的位置 / place of the title';
comment on column core.plan.notice_title_pos is '通知标题的位置 / place of the notice title';
comment on column core.plan.issuer_pos is '发文机关的位置 / place of the issuer';
comment on column core.plan.number_pos is '文号的位置 / place of the number';
comment on column core.plan.index_number_pos is '索引号的位置 / place of the index number';
comment on column core.plan.division_pos is '区划的位置 / place of the division';
comment on column core.plan.year_pos is '年度的位置 / place of the year';
comment on column core.plan.signed_on_pos is '成文日期的位置 / place of the date of signature';
comment on column core.plan.published_on_pos is '发布日期的位置 / place of the date of publication';

comment on table core.edition is '版本：同一方案的各种格式、各处副本合为一个 / editions: copies of one plan in any format are one';
comment on column core.edition.division_code is '主副本的区划 / division of the primary copy';
comment on column core.edition.edition_id is '版本编号 / key of the edition';
comment on column core.edition.series_id is '所属系列 / series';
comment on column core.edition.primary_plan_id is '主副本 / the copy that stands for it';
comment on column core.edition.plans is '副本数 / number of copies';

comment on table core.series is '系列：同一方案的历年版本 / series: the editions of one plan over the years';
comment on column core.series.division_code is '区划 / division';
comment on column core.series.series_id is '系列编号 / key of the series';
comment on column core.series.title is '最近一版的标题 / title of the latest edition';
comment on column core.series.editions is '版本数 / number of editions';
comment on column core.series.first_year is '最早年度 / first year';
comment on column core.series.last_year is '最近年度 / last year';

comment on table core.citation is '方案引用的文件 / documents a plan names';
comment on column core.citation.division_code is '区划 / division';
comment on column core.citation.plan_id is '方案 / plan';
comment on column core.citation.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.citation.title is '标题 / title';
comment on column core.citation.number is '文号 / document number';
comment on column core.citation.pos is '位置 / place';

comment on table core.issue is '疑点：文件中不寻常之处 / issues: what is odd in the document';
comment on column core.issue.division_code is '区划 / division';
comment on column core.issue.plan_id is '方案 / plan';
comment on column core.issue.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.issue.code is '代码，取自固定表 / code of a closed list';
comment on column core.issue.content is '说明及原文 / one sentence with the words';
comment on column core.issue.pos is '位置 / place';

-- +goose Down
drop table core.issue;
drop table core.citation;
drop table core.series;
drop table core.edition;
drop table core.plan;
