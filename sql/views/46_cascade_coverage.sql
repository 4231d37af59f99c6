-- 上级任务在下级方案中的落实：照搬、细化、加强、减弱、未列 / what became of a task from above in the plans below
create view mart.cascade_coverage as
select
  p.a_plan_id as upstream_plan_id,
  a.division_code as upstream_division_code,
  a.title as upstream_title,
  a.task_id as upstream_task_id,
  a.ordinal as upstream_ordinal,
  a.content as upstream_content,
  p.division_code,
  v.full_name as division_name,
  p.b_plan_id as plan_id,
  b.title as plan_title,
  b.year as plan_year,
  p.basis,
  coalesce(c.carried, 'not_carried') as carried,
  coalesce(c.tasks, 0) as tasks
from core.link_pair p
join (
  select
    a.division_code,
    a.plan_id,
    a.title,
    t.task_id,
    t.ordinal,
    t.content
  from core.plan a
  join core.task t
    on t.division_code = a.division_code
    and t.plan_id = a.plan_id
  where a.plan_id in (select a_plan_id from core.link_pair where kind = 'cascade')
) a
  on a.plan_id = p.a_plan_id
join core.plan b
  on b.division_code = p.division_code
  and b.plan_id = p.b_plan_id
left join (
  select
    l.division_code,
    l.a_plan_id,
    l.a_task_id,
    l.b_plan_id,
    count(*) as tasks,
    case
      when max(case when l.class in ('strengthened', 'mixed') then 1 else 0 end) = 1 and max(case when l.class in ('weakened', 'mixed') then 1 else 0 end) = 0 then 'strengthened'
      when max(case when l.class = 'weakened' then 1 else 0 end) = 1 and max(case when l.class in ('strengthened', 'mixed') then 1 else 0 end) = 0 then 'weakened'
      when min(case when l.relation = 'same' then 1 else 0 end) = 1 then 'copied'
      else 'adapted'
    end as carried
  from core.link l
  where l.kind = 'cascade'
  group by l.division_code, l.a_plan_id, l.a_task_id, l.b_plan_id
) c
  on c.division_code = p.division_code
  and c.a_plan_id = p.a_plan_id
  and c.a_task_id = a.task_id
  and c.b_plan_id = p.b_plan_id
left join core.division v
  on v.division_code = p.division_code
where p.kind = 'cascade';

comment on view mart.cascade_coverage is '上级方案的每条任务在每个下级方案中的落实 / every task from above in every plan below';
comment on column mart.cascade_coverage.upstream_plan_id is '上级方案 / plan from above';
comment on column mart.cascade_coverage.upstream_division_code is '上级区划 / its division';
comment on column mart.cascade_coverage.upstream_title is '上级方案的标题 / its title';
comment on column mart.cascade_coverage.upstream_task_id is '上级任务 / its task';
comment on column mart.cascade_coverage.upstream_ordinal is '顺序 / its order';
comment on column mart.cascade_coverage.upstream_content is '上级任务的内容 / its words';
comment on column mart.cascade_coverage.division_code is '下级区划 / division below';
comment on column mart.cascade_coverage.division_name is '下级区划名称 / its name';
comment on column mart.cascade_coverage.plan_id is '下级方案 / plan below';
comment on column mart.cascade_coverage.plan_title is '下级方案的标题 / its title';
comment on column mart.cascade_coverage.plan_year is '年度 / year';
comment on column mart.cascade_coverage.basis is '依据：relation 文中所提、text 文字相近、series 同题同年 / why the two are taken together';
comment on column mart.cascade_coverage.carried is 'copied 照搬、adapted 细化或改写、strengthened 加强、weakened 减弱、not_carried 未列 / what became of it';
comment on column mart.cascade_coverage.tasks is '落实它的任务数 / tasks that carry it out';
