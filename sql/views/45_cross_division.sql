-- 各地同一任务 / the same task in many places
-- Members without a task are left out at the end: an inner join by three columns PostgreSQL takes for one of a single row, a left join for one of all members.
create view mart.cross_division as
select
  g.group_id,
  g.division_code,
  v.full_name as division_name,
  g.plan_year,
  g.plan_id,
  g.task_id,
  t.content,
  g.is_representative,
  g.likeness,
  n.divisions,
  n.tasks
from core.link_group g
join (
  select
    group_id,
    count(distinct division_code) as divisions,
    count(*) as tasks
  from core.link_group
  group by group_id
) n
  on n.group_id = g.group_id
left join core.task t
  on t.division_code = g.division_code
  and t.plan_id = g.plan_id
  and t.task_id = g.task_id
left join core.division v
  on v.division_code = g.division_code
where coalesce(t.task_id, 0) <> 0;

comment on view mart.cross_division is '各地同一任务：每组一条代表，其余与它相近 / the same task in many places: each group has one representative that the others are like';
comment on column mart.cross_division.group_id is '组，以代表任务命名 / group, named by its representative';
comment on column mart.cross_division.division_code is '区划代码 / division code';
comment on column mart.cross_division.division_name is '区划 / division';
comment on column mart.cross_division.plan_year is '年度 / year';
comment on column mart.cross_division.plan_id is '方案 / plan';
comment on column mart.cross_division.task_id is '任务 / task';
comment on column mart.cross_division.content is '内容 / words';
comment on column mart.cross_division.is_representative is '是否代表 / is the representative';
comment on column mart.cross_division.likeness is '与代表相同的份额，百万分之一 / share of words equal to the representatives, in millionths';
comment on column mart.cross_division.divisions is '组内区划数 / divisions of the group';
comment on column mart.cross_division.tasks is '组内任务数 / tasks of the group';
