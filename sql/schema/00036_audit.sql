-- +goose Up
create table ops.audit (
  audit_id bigint not null,
  made_at timestamp not null,
  who text not null,
  role text not null,
  action text not null,
  target text,
  detail text,
  primary key (audit_id)
);

comment on table ops.audit is '操作记录：在网页或接口上所作的每一改动一行，只增不改；存下的查询也在其中 / what people changed in the workbench, a row each, never changed; saved queries among them';
comment on column ops.audit.audit_id is '编号，由内容算出 / key computed from what it says';
comment on column ops.audit.made_at is '时间 UTC / when, UTC';
comment on column ops.audit.who is '操作人 / who';
comment on column ops.audit.role is '角色：reader、reviewer、admin / role';
comment on column ops.audit.action is '动作：load 装载、correct 更正、replay 重试隔离的文件、save-query 存查询、drop-query 删查询 / action';
comment on column ops.audit.target is '对象：查询的名称、任务或文件 / what it was done to';
comment on column ops.audit.detail is '内容：查询的文字、结果 / the words of a query, what came of it';

-- +goose Down
drop table ops.audit;
