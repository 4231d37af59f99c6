-- +goose Up
alter table core.task add column content_confidence double precision;
alter table core.task add column path_confidence double precision;
alter table core.task add column serial_confidence double precision;
alter table core.duty add column confidence double precision;
alter table core.duty add column mention_confidence double precision;
alter table core.deadline add column confidence double precision;
alter table core.deadline add column mention_confidence double precision;
alter table core.measure add column confidence double precision;
alter table core.progress add column confidence double precision;

create table core.plan_confidence (
  division_code text not null,
  plan_id bigint not null,
  field text not null,
  confidence double precision not null
);

comment on column core.task.content_confidence is '内容读对、确是任务的概率 / probability that the words are right and a task';
comment on column core.task.path_confidence is '各级标题读对的概率，没有标题为空 / probability that the headings are right, null without any';
comment on column core.task.serial_confidence is '序号读对的概率，没有序号为空 / probability that the serial is right, null without one';
comment on column core.duty.confidence is '单位与角色都对的概率 / probability that organ and role are right';
comment on column core.duty.mention_confidence is '单位对的概率 / probability that the organ is right';
comment on column core.deadline.confidence is '原文与时间值都对的概率 / probability that words and value are right';
comment on column core.deadline.mention_confidence is '原文对的概率 / probability that the words are right';
comment on column core.measure.confidence is '读对的概率 / probability that it is right';
comment on column core.progress.confidence is '读对的概率 / probability that it is right';

comment on table core.plan_confidence is '方案各项元数据读对的概率 / how probable it is that each stated field of a plan is right';
comment on column core.plan_confidence.division_code is '区划 / division';
comment on column core.plan_confidence.plan_id is '方案 / plan';
comment on column core.plan_confidence.field is '项：title 标题、issuer 发文机关等，与方案 JSON 同名 / field, as the plan JSON names it';
comment on column core.plan_confidence.confidence is '读对的概率 / probability that it is right';

-- +goose Down
drop table core.plan_confidence;
alter table core.progress drop column confidence;
alter table core.measure drop column confidence;
alter table core.deadline drop column mention_confidence;
alter table core.deadline drop column confidence;
alter table core.duty drop column mention_confidence;
alter table core.duty drop column confidence;
alter table core.task drop column serial_confidence;
alter table core.task drop column path_confidence;
alter table core.task drop column content_confidence;
