-- 方案之间的关系 / relations between plans
create view mart.relation as
with candidate as (
  select
    r.division_code,
    r.plan_id,
    r.ordinal,
    q.edition_id,
    true as by_number
  from core.relation r
  join (
    select
      division_code,
      plan_id,
      edition_id,
      number
    from core.plan
    where loaded_to is null
  ) q
    on q.number = r.number
    and q.plan_id <> r.plan_id
  left join (
    select
      division_code,
      plan_id,
      name
    from core.plan_name
  ) n
    on n.division_code = q.division_code
    and n.plan_id = q.plan_id
    and n.name = r.name
  where q.division_code in (r.division_code, left(r.division_code, 4) || '00', left(r.division_code, 2) || '0000', '000000', 'ZZZZZZ')
    or r.division_code = 'ZZZZZZ'
    or n.plan_id is not null
  union all
  select
    r.division_code,
    r.plan_id,
    r.ordinal,
    q.edition_id,
    false as by_number
  from core.relation r
  join core.plan p
    on p.division_code = r.division_code
    and p.plan_id = r.plan_id
  join (
    select
      n.division_code,
      n.plan_id,
      n.name,
      n.is_full,
      p.edition_id,
      p.number,
      p.year
    from core.plan_name n
    join core.plan p
      on p.division_code = n.division_code
      and p.plan_id = n.plan_id
  ) q
    on q.name = r.name
    and q.plan_id <> r.plan_id
  where (q.is_full or q.division_code = r.division_code)
    and (r.number is null or q.number is null or q.number = r.number)
    and (r.kind <> 'reports_on' or p.year is null or q.year is null or q.year = p.year)
),
resolved as (
  select
    division_code,
    plan_id,
    ordinal,
    case
      when count(distinct case when by_number then edition_id end) = 1 then max(case when by_number then edition_id end)
      when count(distinct case when not by_number then edition_id end) = 1 then max(case when not by_number then edition_id end)
    end as edition_id
  from candidate
  group by division_code, plan_id, ordinal
)
select
  r.division_code,
  r.plan_id,
  p.edition_id,
  p.title as plan_title,
  p.year as plan_year,
  r.ordinal,
  r.kind,
  r.title,
  r.number,
  e.edition_id as to_edition_id,
  e.primary_plan_id as to_plan_id,
  e.division_code as to_division_code,
  r.pos
from core.relation r
join core.plan p
  on p.division_code = r.division_code
  and p.plan_id = r.plan_id
left join resolved x
  on x.division_code = r.division_code
  and x.plan_id = r.plan_id
  and x.ordinal = r.ordinal
  and x.edition_id <> p.edition_id
left join (
  select
    division_code,
    edition_id,
    primary_plan_id
  from core.edition
) e
  on e.edition_id = x.edition_id
where p.is_primary;

comment on view mart.relation is '方案与所提文件的关系，文件已装载且只有一个相符时指明其版本 / relations of plans, with the edition where the document is loaded and only one fits';
comment on column mart.relation.division_code is '区划代码 / division code';
comment on column mart.relation.plan_id is '方案 / plan';
comment on column mart.relation.edition_id is '版本 / edition';
comment on column mart.relation.plan_title is '方案标题 / title of the plan';
comment on column mart.relation.plan_year is '年度 / year';
comment on column mart.relation.ordinal is '顺序 / order';
comment on column mart.relation.kind is '关系 / kind of relation';
comment on column mart.relation.title is '所提文件的标题 / title of the document named';
comment on column mart.relation.number is '所提文件的文号 / number of the document named';
comment on column mart.relation.to_edition_id is '所提文件的版本；未装载或不止一个相符时为空 / its edition, null where it is not loaded or several fit';
comment on column mart.relation.to_plan_id is '该版本的主副本 / the copy that stands for it';
comment on column mart.relation.to_division_code is '该版本的区划 / its division';
comment on column mart.relation.pos is '位置 / place';
