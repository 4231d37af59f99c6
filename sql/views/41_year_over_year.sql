-- 历年对比：延续、改动、拆分、合并、新增、未再列入 / year over year: what went on, changed, came and went
create view mart.year_over_year as
select
  p.division_code,
  v.full_name as division_name,
  p.series_id,
  p.plan_title,
  p.before_year,
  p.after_year,
  x.relation,
  x.class,
  p.a_plan_id as before_plan_id,
  x.a_task_id as before_task_id,
  x.a_ordinal as before_ordinal,
  x.a_content as before_content,
  p.b_plan_id as after_plan_id,
  x.b_task_id as after_task_id,
  x.b_ordinal as after_ordinal,
  x.b_content as after_content,
  x.score
from (
  select
    q.division_code,
    q.series_id,
    q.a_plan_id,
    q.b_plan_id,
    a.year as before_year,
    b.year as after_year,
    b.title as plan_title
  from core.link_pair q
  join core.plan a
    on a.plan_id = q.a_plan_id
  join core.plan b
    on b.plan_id = q.b_plan_id
  where q.kind = 'year'
) p
join (
  select
    l.division_code,
    l.a_plan_id,
    l.b_plan_id,
    l.a_task_id,
    s.ordinal as a_ordinal,
    s.content as a_content,
    l.b_task_id,
    t.ordinal as b_ordinal,
    t.content as b_content,
    l.relation,
    l.class,
    l.score
  from core.link l
  join core.task s
    on s.plan_id = l.a_plan_id
    and s.task_id = l.a_task_id
  join core.task t
    on t.plan_id = l.b_plan_id
    and t.task_id = l.b_task_id
  where l.kind = 'year'
  union all
  select
    d.division_code,
    d.a_plan_id,
    d.b_plan_id,
    d.task_id as a_task_id,
    max(d.ordinal) as a_ordinal,
    max(d.content) as a_content,
    cast(null as bigint) as b_task_id,
    cast(null as integer) as b_ordinal,
    cast(null as text) as b_content,
    'dropped' as relation,
    cast(null as text) as class,
    cast(null as bigint) as score
  from (
    select
      q.division_code,
      q.a_plan_id,
      q.b_plan_id,
      k.task_id,
      k.ordinal,
      k.content,
      0 as linked
    from core.link_pair q
    join core.task k
      on k.plan_id = q.a_plan_id
    where q.kind = 'year'
    union all
    select
      l.division_code,
      l.a_plan_id,
      l.b_plan_id,
      l.a_task_id,
      cast(null as integer),
      cast(null as text),
      1
    from core.link l
  ) d
  group by d.division_code, d.a_plan_id, d.b_plan_id, d.task_id
  having max(d.linked) = 0
  union all
  select
    n.division_code,
    n.a_plan_id,
    n.b_plan_id,
    cast(null as bigint) as a_task_id,
    cast(null as integer) as a_ordinal,
    cast(null as text) as a_content,
    n.task_id as b_task_id,
    max(n.ordinal) as b_ordinal,
    max(n.content) as b_content,
    'new' as relation,
    cast(null as text) as class,
    cast(null as bigint) as score
  from (
    select
      q.division_code,
      q.a_plan_id,
      q.b_plan_id,
      k.task_id,
      k.ordinal,
      k.content,
      0 as linked
    from core.link_pair q
    join core.task k
      on k.plan_id = q.b_plan_id
    where q.kind = 'year'
    union all
    select
      l.division_code,
      l.a_plan_id,
      l.b_plan_id,
      l.b_task_id,
      cast(null as integer),
      cast(null as text),
      1
    from core.link l
  ) n
  group by n.division_code, n.a_plan_id, n.b_plan_id, n.task_id
  having max(n.linked) = 0
) x
  on x.division_code = p.division_code
  and x.a_plan_id = p.a_plan_id
  and x.b_plan_id = p.b_plan_id
left join core.division v
  on v.division_code = p.division_code;

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
