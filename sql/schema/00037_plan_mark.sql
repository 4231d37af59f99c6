-- +goose Up
-- 方案的记号：任务文字的散列中最小的若干个，寻找近似方案时只比较它们 / marks of a plan: the smallest hashes of its tasks' texts, by which near copies are looked for
create table core.plan_mark (
  division_code text not null,
  plan_id bigint not null,
  mark text not null
);

comment on table core.plan_mark is '方案的记号：每份方案取任务文字散列中最小的8个又8%，寻找近似方案之用 / marks of plans: of each the smallest 8 and 8 of 100 hashes of its task texts, for finding near copies';
comment on column core.plan_mark.division_code is '方案的区划 / division of the plan';
comment on column core.plan_mark.plan_id is '方案 / plan';
comment on column core.plan_mark.mark is '任务文字的MD5，前16位 / MD5 of a task text, its first 16 digits';

insert into core.plan_mark (division_code, plan_id, mark)
select
  o.division_code,
  o.plan_id,
  o.mark
from (
  select
    m.division_code,
    m.plan_id,
    m.mark,
    row_number() over (partition by m.plan_id order by m.mark) as nth,
    count(*) over (partition by m.plan_id) as n
  from (
    select distinct
      t.division_code,
      t.plan_id,
      substr(md5(t.content), 1, 16) as mark
    from core.task t
    where t.plan_id in (select plan_id from core.plan where loaded_to is null and tasks > 1)
  ) m
) o
where (o.nth - 8) * 100 <= o.n * 8;

-- +goose Down
drop table core.plan_mark;
