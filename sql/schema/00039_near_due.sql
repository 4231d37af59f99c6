-- +goose Up
-- 待查近似方案者，待装载末了一并查找：多机装载时各机写入，由其中一机查找；装载中断则由下一次查找 / plans whose near copies are to be looked for at the end of a load: many workers write, one of them looks; what a load that died left is looked for by the next
create table ops.near_due (
  plan_id bigint not null
);

comment on table ops.near_due is '待查找近似方案的方案 / plans whose near copies are to be looked for';
comment on column ops.near_due.plan_id is '方案 / plan';

-- 此前多机装载的从未查过 / those that workers loaded before were never looked at
insert into ops.near_due (plan_id)
select plan_id
from core.plan
where is_primary
  and tasks > 1;

-- +goose Down
drop table ops.near_due;
