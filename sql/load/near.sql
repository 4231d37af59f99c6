with texts as (
  select distinct
    p.plan_id,
    p.bundle_id,
    t.content
  from core.plan p
  join core.task t
    on t.division_code = p.division_code
    and t.plan_id = p.plan_id
  where p.is_primary
    and p.loaded_to is null
),
sizes as (
  select
    plan_id,
    count(*) as n
  from texts
  group by plan_id
)
select
  a.name,
  b.name,
  x.n,
  case when s.n > t.n then s.n else t.n end
from (
  select
    f.plan_id,
    f.bundle_id,
    g.plan_id as other_id,
    g.bundle_id as other_bundle_id,
    count(*) as n
  from texts f
  join texts g
    on g.content = f.content
    and g.plan_id > f.plan_id
  group by f.plan_id, f.bundle_id, g.plan_id, g.bundle_id
) x
join sizes s
  on s.plan_id = x.plan_id
join sizes t
  on t.plan_id = x.other_id
join core.bundle a
  on a.bundle_id = x.bundle_id
join core.bundle b
  on b.bundle_id = x.other_bundle_id
where x.n * 100 >= 98 * case when s.n > t.n then s.n else t.n end
order by a.name, b.name
