-- +goose Up
-- 日期维度 / the dimension of days
create table core.date (
  day date not null,
  year integer not null,
  quarter integer not null,
  month integer not null,
  day_of_month integer not null,
  day_of_year integer not null,
  iso_year integer not null,
  iso_week integer not null,
  weekday integer not null,
  is_month_end boolean not null,
  is_quarter_end boolean not null,
  is_year_end boolean not null,
  is_weekend boolean not null,
  is_workday boolean,
  is_shifted boolean,
  festival text,
  five_year_plan text,
  five_year_number integer not null,
  five_year_year integer not null,
  day_number integer not null,
  workday_number integer,
  primary key (day)
);

create table ops.dimension (
  name text not null,
  fingerprint bigint not null,
  primary key (name)
);

-- 名称有两种时间：valid 是名称何时有效，loaded 是本库何时这样记载 / names have two times: when they were in force, and when this warehouse said so
drop view if exists mart.duty_function;
drop view if exists mart.org_name;
drop view if exists mart.org;
drop table core.org_name;
drop table core.division_name;

create table core.division_name (
  division_code text not null,
  ordinal integer not null,
  name text not null,
  parent_code text,
  valid_from text,
  valid_to text,
  successor_code text,
  source text,
  loaded_from timestamp not null,
  loaded_to timestamp,
  primary key (division_code, ordinal, loaded_from)
);

create table core.org_name (
  line text not null,
  ordinal integer not null,
  name text not null,
  valid_from text,
  valid_to text,
  is_from_checked boolean not null,
  is_to_checked boolean not null,
  levels text not null,
  source text not null,
  loaded_from timestamp not null,
  loaded_to timestamp,
  primary key (line, ordinal, loaded_from)
);

comment on table core.date is '日期维度，2001 至 2035 年 / the dimension of days, 2001 to 2035';
comment on column core.date.day is '日期 / the day';
comment on column core.date.year is '年 / year';
comment on column core.date.quarter is '季度，1 至 4 / quarter, 1 to 4';
comment on column core.date.month is '月 / month';
comment on column core.date.day_of_month is '日 / day of the month';
comment on column core.date.day_of_year is '年内第几天 / day of the year';
comment on column core.date.iso_year is 'ISO 周所属的年 / year of the ISO week';
comment on column core.date.iso_week is 'ISO 周，1 至 53 / ISO week, 1 to 53';
comment on column core.date.weekday is '星期，1 为星期一，7 为星期日 / day of the week, 1 Monday to 7 Sunday';
comment on column core.date.is_month_end is '月末日 / last day of the month';
comment on column core.date.is_quarter_end is '季末日 / last day of the quarter';
comment on column core.date.is_year_end is '年末日 / last day of the year';
comment on column core.date.is_weekend is '星期六、星期日 / Saturday or Sunday';
comment on column core.date.is_workday is '机关是否上班，按国务院放假安排，含调休；安排未公布的为空 / whether offices work, by the official calendar with 调休; null where it is not published';
comment on column core.date.is_shifted is '因调休上班的周末，或放假的平日；安排未公布的为空 / worked on a weekend or off on another day; null where it is not published';
comment on column core.date.festival is '所属节日，调休上班日也注明 / festival of the holiday, of shifted working days too';
comment on column core.date.five_year_plan is '五年规划：十三五、十四五、十五五 / five-year plan';
comment on column core.date.five_year_number is '第几个五年规划 / number of the five-year plan';
comment on column core.date.five_year_year is '五年规划的第几年 / year within the five-year plan, from 1';
comment on column core.date.day_number is '自 1970-01-01 起第几天，两日之差即相隔天数 / days since 1970-01-01; the difference of two is the days between';
comment on column core.date.workday_number is '自 2004-01-01 起第几个工作日，当日计入，两日之差即其间工作日数；安排未公布的为空 / working days since 2004-01-01, the day itself counted; the difference of two is the working days between; null where it is not published';

comment on table ops.dimension is '随程序而来的维度及其内容的摘要，相同则不必重写 / dimensions that come with the program and a hash of what they hold; where it is equal nothing need be written';
comment on column ops.dimension.name is '维度 / dimension';
comment on column ops.dimension.fingerprint is '摘要 / hash';

comment on table core.division_name is '行政区划的历次名称及有效期 / every name of every division with the time it was in force';
comment on column core.division_name.division_code is '区划代码 GB/T 2260 / code of GB/T 2260';
comment on column core.division_name.ordinal is '第几个名称，从 1 起 / order of the name, from 1';
comment on column core.division_name.name is '名称 / name';
comment on column core.division_name.parent_code is '上级代码 / code of the division above';
comment on column core.division_name.valid_from is '始见于哪一期公布的代码表，最早一期即有者为空 / first list that has it, null in the first list of all';
comment on column core.division_name.valid_to is '首次不见于哪一期，仍有效者为空 / first list without it, null in force';
comment on column core.division_name.successor_code is '承继者，一分为几者为空 / what took its place, null where it was divided';
comment on column core.division_name.source is '依据 / source';
comment on column core.division_name.loaded_from is '本库何时起这样记载 UTC / since when the warehouse says so, UTC';
comment on column core.division_name.loaded_to is '本库何时起不再这样记载，现行的为空 / until when it said so, null for what it says now';

comment on table core.org_name is '单位历次的名称：一个单位更名后仍是一个，各名称有起止；未核对的年月不作依据 / names of organs through reforms: one line, each name with its time; dates not checked decide nothing';
comment on column core.org_name.line is '最新的规范名称，即 core.org.name / latest canonical name, as in core.org.name';
comment on column core.org_name.ordinal is '第几个名称，按止于何时，从 1 起 / order by when the names ended, from 1';
comment on column core.org_name.name is '规范名称 / canonical name';
comment on column core.org_name.valid_from is '始于，年或年月；空为不详 / since when, a year or a month; null unknown';
comment on column core.org_name.valid_to is '止于，年或年月；空为沿用至今 / until when; null where it is in use';
comment on column core.org_name.is_from_checked is '始于何时已核对 / the beginning was checked';
comment on column core.org_name.is_to_checked is '止于何时已核对 / the end was checked';
comment on column core.org_name.levels is '哪些级别有此名称：国省市县乡 / levels that have the name';
comment on column core.org_name.source is '依据 / source';
comment on column core.org_name.loaded_from is '本库何时起这样记载 UTC / since when the warehouse says so, UTC';
comment on column core.org_name.loaded_to is '本库何时起不再这样记载，现行的为空 / until when it said so, null for what it says now';

-- +goose Down
drop table ops.dimension;
drop table core.date;
alter table core.org_name drop column loaded_to;
alter table core.division_name drop column loaded_to;
