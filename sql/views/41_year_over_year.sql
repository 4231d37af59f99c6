-- 历年对比：延续、改动、拆分、合并、新增、未再列入 / year over year: what went on, changed, came and went
create view mart.year_over_year as
select
  p.division_code,
  v.full_name as division_name,
  p.series_id,
  b.title as plan_title,
  a.year as before_year,
  b.year as after_year,
  x.relation,
  x.class,
  p.a_plan_id as before_plan_id,
  x.a_task_id as before_task_id,
  s.ordinal as before_ordinal,
  s.content as before_content,
  p.b_plan_id as after_plan_id,
  x.b_task_id as after_task_id,
  t.ordinal as after_ordinal,
  t.content as after_content,
  x.score
from core.link_pair p
join (
  select
    l.a_plan_id,
    l.b_plan_id,
    l.a_task_id,
    l.b_task_id,
    l.relation,
    l.class,
    l.score
  from core.link l
  where l.kind = 'year'
  union all
  select
    q.a_plan_id,
    q.b_plan_id,
    d.task_id as a_task_id,
    cast(null as bigint) as b_task_id,
    'dropped' as relation,
    cast(null as text) as class,
    cast(null as bigint) as score
  from core.link_pair q
  join core.task d
    on d.plan_id = q.a_plan_id
  where q.kind = 'year'
    and not exists (
      select 1
      from core.link l
      where l.a_plan_id = q.a_plan_id
        and l.b_plan_id = q.b_plan_id
        and l.a_task_id = d.task_id
    )
  union all
  select
    q.a_plan_id,
    q.b_plan_id,
    cast(null as bigint) as a_task_id,
    n.task_id as b_task_id,
    'new' as relation,
    cast(null as text) as class,
    cast(null as bigint) as score
  from core.link_pair q
  join core.task n
    on n.plan_id = q.b_plan_id
  where q.kind = 'year'
    and not exists (
      select 1
      from core.link l
      where l.a_plan_id = q.a_plan_id
        and l.b_plan_id = q.b_plan_id
        and l.b_task_id = n.task_id
    )
) x
  on x.a_plan_id = p.a_plan_id
  and x.b_plan_id = p.b_plan_id
join core.plan a
  on a.plan_id = p.a_plan_id
join core.plan b
  on b.plan_id = p.b_plan_id
left join core.task s
  on s.plan_id = p.a_plan_id
  and s.task_id = x.a_task_id
left join core.task t
  on t.plan_id = p.b_plan_id
  and t.task_id = x.b_task_id
left join core.division v
  on v.division_code = p.division_code
where p.kind = 'year';

comment on view mart.year_over_year is '历年对比，下一年的版本已装载才有未再列入 / year over year; a task is dropped only where the next edition is loaded';
comment on column mart.year_over_year.division_code is '区划代码 / division code';
comment on column mart.year_over_year.division_name is '区划 / division';
comment on column mart.year_over_year.series_id is '系列 / series';
comment on column mart.year_over_year.plan_title is '后一方案的标题 / title of the later plan';
comment on column mart.year_over_year.before_year is '前一版本的年度 / year of the earlier edition';
comment on column mart.year_over_year.after_year is '后一版本的年度 / year of the later edition';
comment on column mart.year_over_year.relation is 'same、modified、split 拆分、merged 合并、new 新增、dropped 未再列入 / relation';
comment on column mart.year_over_year.class is '变化：unchanged、reworded、strengthened、weakened、mixed / what the change amounts to';
comment on column mart.year_over_year.before_plan_id is '前一方案 / the earlier plan';
comment on column mart.year_over_year.before_task_id is '前一任务 / its task';
comment on column mart.year_over_year.before_ordinal is '前一任务的顺序 / its order';
comment on column mart.year_over_year.before_content is '前一任务的内容 / its words';
comment on column mart.year_over_year.after_plan_id is '后一方案 / the later plan';
comment on column mart.year_over_year.after_task_id is '后一任务 / its task';
comment on column mart.year_over_year.after_ordinal is '后一任务的顺序 / its order';
comment on column mart.year_over_year.after_content is '后一任务的内容 / its words';
comment on column mart.year_over_year.score is '得分，百万分之一 / score in millionths';
