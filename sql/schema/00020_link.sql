-- +goose Up
create table core.series_override (
  edition_id bigint not null,
  series_id bigint not null,
  was_series_id bigint not null,
  why text not null,
  primary key (edition_id)
);

create table core.link_override (
  a_task_id bigint not null,
  b_task_id bigint not null,
  kind text not null,
  why text not null,
  primary key (a_task_id, b_task_id)
);

create table core.series_edition (
  division_code text not null,
  plan_id bigint not null,
  series_id bigint not null,
  plan_year integer not null,
  fingerprint bigint not null,
  primary key (division_code, plan_id)
);

create table core.link_pair (
  division_code text not null,
  a_plan_id bigint not null,
  b_plan_id bigint not null,
  kind text not null,
  basis text not null,
  series_id bigint not null,
  a_tasks integer not null,
  b_tasks integer not null,
  links integer not null,
  least bigint not null,
  fingerprint bigint not null,
  primary key (division_code, a_plan_id, b_plan_id)
);

-- Without an index: (a_plan_id, a_task_id, b_plan_id, b_task_id) is unique, as the pair's key guards it.
create table core.link (
  division_code text not null,
  a_plan_id bigint not null,
  a_task_id bigint not null,
  b_plan_id bigint not null,
  b_task_id bigint not null,
  kind text not null,
  relation text not null,
  class text not null,
  is_given boolean not null,
  score bigint not null,
  words bigint not null,
  held bigint not null,
  lead bigint not null,
  lead_held bigint not null,
  path bigint not null,
  organs bigint not null,
  measures bigint not null,
  deadlines bigint not null,
  rivals bigint not null
);

create table core.link_change (
  division_code text not null,
  a_plan_id bigint not null,
  a_task_id bigint not null,
  b_plan_id bigint not null,
  b_task_id bigint not null,
  ordinal integer not null,
  what text not null,
  change text not null,
  name text,
  before text,
  after text
);

-- As links, without an index: the task's key guards a member, the earliest member's a thread.
create table core.thread (
  division_code text not null,
  thread_id bigint not null,
  series_id bigint not null,
  first_year integer not null,
  last_year integer not null,
  years integer not null,
  tasks integer not null
);

create table core.thread_member (
  division_code text not null,
  thread_id bigint not null,
  series_id bigint not null,
  plan_id bigint not null,
  task_id bigint not null,
  plan_year integer not null
);

create table core.thread_alias (
  thread_id bigint not null,
  to_thread_id bigint not null,
  reason text not null,
  primary key (thread_id, to_thread_id)
);

create table core.link_group (
  division_code text not null,
  group_id bigint not null,
  plan_id bigint not null,
  task_id bigint not null,
  plan_year integer,
  is_representative boolean not null,
  likeness bigint not null
);

create table core.link_group_year (
  plan_year integer not null,
  fingerprint bigint not null,
  primary key (plan_year)
);

comment on table core.link_group_year is '各年分组所依据的一切的摘要，未变则不重分；无年度者为 0 / hash over all that the groups of a year rest on; 0 for plans without a year';
comment on column core.link_group_year.plan_year is '年度 / year';
comment on column core.link_group_year.fingerprint is '摘要 / hash';

comment on table core.series_override is '人工指定的系列，胜过程序的判断 / series that a person gave an edition, over what the program decides';
comment on column core.series_override.edition_id is '版本，按其自身的标题、发文机关、文号与任务 / edition, by its own title, issuer, number and tasks';
comment on column core.series_override.series_id is '指定的系列 / series given';
comment on column core.series_override.was_series_id is '程序所判的系列 / series the program decided on';
comment on column core.series_override.why is '理由 / reason';

comment on table core.link_override is '人工指定的对应，胜过任何得分 / what a person said of two tasks, over every score';
comment on column core.link_override.a_task_id is '一条任务 / a task';
comment on column core.link_override.b_task_id is '另一条任务 / another task';
comment on column core.link_override.kind is '种类：must 是同一任务，cannot 不是 / must or cannot be counterparts';
comment on column core.link_override.why is '理由 / reason';

comment on table core.series_edition is '各系列在各年有效的版本，历年比对按此先后 / the edition of a series that is in force in a year; those of neighbouring years are compared';
comment on column core.series_edition.division_code is '区划 / division';
comment on column core.series_edition.plan_id is '方案 / plan';
comment on column core.series_edition.series_id is '系列 / series';
comment on column core.series_edition.plan_year is '年度 / year';
comment on column core.series_edition.fingerprint is '版本及解析程序的摘要 / hash over the edition and the parser';

comment on table core.link_pair is '比对过的两个版本 / two editions that were compared';
comment on column core.link_pair.division_code is '后一方案的区划 / division of the later plan';
comment on column core.link_pair.a_plan_id is '前一方案：上一年、被报告的、上级的 / the earlier plan, the one reported on, the one from above';
comment on column core.link_pair.b_plan_id is '后一方案：下一年、报告、下级的 / the later plan, the report, the one from below';
comment on column core.link_pair.kind is '种类：year 相邻两年、report 方案与其落实情况、cascade 上下级、given 人工指定 / kind';
comment on column core.link_pair.basis is '依据：series 同一系列、relation 文中所提文件、text 任务文字相近、override 人工指定 / why the two were compared';
comment on column core.link_pair.series_id is '后一方案的系列 / series of the later plan';
comment on column core.link_pair.a_tasks is '前一方案的任务数 / tasks of the earlier plan';
comment on column core.link_pair.b_tasks is '后一方案的任务数 / tasks of the later plan';
comment on column core.link_pair.links is '对应数 / number of links';
comment on column core.link_pair.least is '一一对应所需的得分，百万分之一 / least score of a pair one to one, in millionths';
comment on column core.link_pair.fingerprint is '比对所依据的一切的摘要，未变则不重算 / hash over all that the comparison rests on; where it is the same nothing is computed anew';

comment on table core.link is '同一任务：前后两个版本中的一对任务 / the same task in two editions';
comment on column core.link.division_code is '后一方案的区划 / division of the later plan';
comment on column core.link.a_plan_id is '前一方案 / the earlier plan';
comment on column core.link.a_task_id is '前一方案的任务 / its task';
comment on column core.link.b_plan_id is '后一方案 / the later plan';
comment on column core.link.b_task_id is '后一方案的任务 / its task';
comment on column core.link.kind is '种类，见 core.link_pair / kind, see core.link_pair';
comment on column core.link.relation is '关系：same 文字相同、modified 有改动、split 拆分、merged 合并 / relation';
comment on column core.link.class is '变化：unchanged 不变、reworded 改写、strengthened 加强、weakened 减弱、mixed 有增有减 / what the change amounts to';
comment on column core.link.is_given is '人工指定 / given by a person';
comment on column core.link.score is '得分，百万分之一，恰为以下各项之和 / score in millionths, the sum of the terms below';
comment on column core.link.words is '全文相同的字组 / equal words of both texts';
comment on column core.link.held is '较短者的文字在较长者中的份额 / the shorter text in the longer one';
comment on column core.link.lead is '首句相同的字组 / equal words of the first clauses';
comment on column core.link.lead_held is '较短首句在较长首句中的份额 / the shorter first clause in the longer one';
comment on column core.link.path is '标题 / headings';
comment on column core.link.organs is '单位 / organs';
comment on column core.link.measures is '指标的单位 / units of figures';
comment on column core.link.deadlines is '时限的种类 / kinds of deadlines';
comment on column core.link.rivals is '另有相近者而扣除的 / taken because other tasks fit almost as well';

comment on table core.link_change is '一对任务之间单位、时限、指标的变化，每项一行 / what changed between two tasks besides the words';
comment on column core.link_change.division_code is '后一方案的区划 / division of the later plan';
comment on column core.link_change.a_plan_id is '前一方案 / the earlier plan';
comment on column core.link_change.a_task_id is '前一方案的任务 / its task';
comment on column core.link_change.b_plan_id is '后一方案 / the later plan';
comment on column core.link_change.b_task_id is '后一方案的任务 / its task';
comment on column core.link_change.ordinal is '顺序，从 1 起 / order, from 1';
comment on column core.link_change.what is '何物：organ 单位、deadline 时限、measure 指标 / organ, deadline or measure';
comment on column core.link_change.change is '变化：added 新增、removed 取消、role 改分工、earlier 提前、later 推后、raised 提高、lowered 降低、other 改为 / change';
comment on column core.link_change.name is '单位 / organ';
comment on column core.link_change.before is '原为：分工、时限、指标 / role, deadline or figure before';
comment on column core.link_change.after is '现为 / now';

comment on table core.thread is '任务的历年线索 / the line of a task through the years';
comment on column core.thread.division_code is '最近一年的区划 / division in the last year';
comment on column core.thread.thread_id is '线索编号，即最早一条任务的编号 / the thread, named by its earliest task';
comment on column core.thread.series_id is '最早一条任务的系列 / series of its earliest task';
comment on column core.thread.first_year is '始于哪一年 / first year';
comment on column core.thread.last_year is '最近见于哪一年 / last year';
comment on column core.thread.years is '见于几年 / years in which it stands';
comment on column core.thread.tasks is '任务数，拆分、合并者同属一线索 / its tasks; what was split or merged is one thread';

comment on table core.thread_member is '线索中的任务 / tasks of threads';
comment on column core.thread_member.division_code is '区划 / division';
comment on column core.thread_member.thread_id is '线索 / thread';
comment on column core.thread_member.series_id is '任务所在的系列 / series of the task';
comment on column core.thread_member.plan_id is '方案 / plan';
comment on column core.thread_member.task_id is '任务 / task';
comment on column core.thread_member.plan_year is '方案年度 / year of the plan';

comment on table core.thread_alias is '用过的线索编号现在指向何处；这是历史，与装载先后有关 / where thread ids that were in use lead now; history, which depends on the order of loading';
comment on column core.thread_alias.thread_id is '用过的编号 / id that was in use';
comment on column core.thread_alias.to_thread_id is '现在的线索 / thread that it is now';
comment on column core.thread_alias.reason is '缘由：merge 并入更早的一条、split 拆开、gone 最早的任务已不在 / merged into an earlier one, split, or its earliest task is gone';

comment on table core.link_group is '各地同一任务：相近的任务归为一组，组有一条代表 / the same task in many places: like tasks make a group with one representative';
comment on column core.link_group.division_code is '区划 / division';
comment on column core.link_group.group_id is '组的编号，即代表任务的编号 / the group, named by its representative';
comment on column core.link_group.plan_id is '方案 / plan';
comment on column core.link_group.task_id is '任务 / task';
comment on column core.link_group.plan_year is '方案年度 / year of the plan';
comment on column core.link_group.is_representative is '是否代表 / is the representative';
comment on column core.link_group.likeness is '与代表相同的字组的份额，百万分之一 / share of words equal to the representative''s, in millionths';

-- +goose Down
drop table core.link_group_year;
drop table core.link_group;
drop table core.thread_alias;
drop table core.thread_member;
drop table core.thread;
drop table core.link_change;
drop table core.link;
drop table core.link_pair;
drop table core.series_edition;
drop table core.link_override;
drop table core.series_override;
