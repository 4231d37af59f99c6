delete from core.near_copy
where plan_id in (select plan_id from near_due)
  or other_plan_id in (select plan_id from near_due)
  or plan_id not in (select plan_id from core.plan where is_primary)
  or other_plan_id not in (select plan_id from core.plan where is_primary);
insert into near_text (plan_id, content)
select distinct
  t.plan_id,
  t.content
from core.task t
where t.plan_id in (select plan_id from core.plan where is_primary and tasks > 1)
  and t.content in (
    select content
    from core.task
    where plan_id in (select plan_id from near_due)
  );
-- 98% 相同的两份方案，一份最少见的 2% 加一条中必有一条为另一份所有：只由这几条寻找 / of two plans that share 98 of 100 tasks one has, among the rarest 2% and one more of its tasks, at least one of the other's: pairs are looked for by these only
insert into core.near_copy (division_code, plan_id, other_plan_id, shared, tasks)
select
  p.division_code,
  x.plan_id,
  x.other_id,
  cast(x.shared as integer),
  cast(case when a.n > b.n then a.n else b.n end as integer)
from (
  select
    f.plan_id,
    g.plan_id as other_id,
    count(*) as shared
  from near_text f
  join near_text g
    on g.content = f.content
    and g.plan_id <> f.plan_id
  join (
    select distinct
      u.plan_id,
      v.plan_id as other_id
    from (
      select
        t.plan_id,
        t.content,
        m.plans,
        row_number() over (partition by t.plan_id order by m.plans, t.content) as nth,
        count(*) over (partition by t.plan_id) as n
      from near_text t
      join (
        select
          content,
          count(*) as plans
        from near_text
        group by content
      ) m
        on m.content = t.content
    ) u
    join near_text v
      on v.content = u.content
      and v.plan_id <> u.plan_id
    where (u.nth - 1) * 100 <= u.n * 2
      and u.plans <= 64
      and (u.plan_id in (select plan_id from near_due) or v.plan_id in (select plan_id from near_due))
  ) c
    on c.plan_id = f.plan_id
    and c.other_id = g.plan_id
  group by f.plan_id, g.plan_id
) x
join core.plan p
  on p.plan_id = x.plan_id
join (
  select
    plan_id,
    count(distinct content) as n
  from core.task
  where plan_id in (select plan_id from near_text)
  group by plan_id
) a
  on a.plan_id = x.plan_id
join (
  select
    plan_id,
    count(distinct content) as n
  from core.task
  where plan_id in (select plan_id from near_text)
  group by plan_id
) b
  on b.plan_id = x.other_id
where x.shared * 100 >= 98 * case when a.n > b.n then a.n else b.n end;
truncate near_text;
truncate near_due;
