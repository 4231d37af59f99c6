delete from core.near_copy
where plan_id in (select plan_id from ops.near_due)
  or other_plan_id in (select plan_id from ops.near_due)
  or plan_id not in (select plan_id from core.plan where is_primary)
  or other_plan_id not in (select plan_id from core.plan where is_primary);
-- 98% 相同的两份方案，各有至多2%为另一份所无：一份的记号中不在另一份记号之列者不过任务的4%有余 / of two plans that share 98 of 100 tasks each has at most 2 that the other lacks: little more than 4 of 100 tasks can be marks of one and not of the other
insert into near_pair (plan_id, other_plan_id)
select
  u.plan_id,
  v.plan_id
from (
  select
    m.plan_id,
    m.mark,
    p.tasks,
    count(*) over (partition by m.plan_id) as marks
  from core.plan_mark m
  join (
    select mark
    from core.plan_mark
    where mark in (select mark from core.plan_mark where plan_id in (select plan_id from ops.near_due))
      and plan_id in (select plan_id from core.plan where is_primary)
    group by mark
    having count(*) <= 64
  ) k
    on k.mark = m.mark
  join core.plan p
    on p.division_code = m.division_code
    and p.plan_id = m.plan_id
    and p.is_primary
  where m.plan_id in (select plan_id from ops.near_due)
) u
join core.plan_mark v
  on v.mark = u.mark
  and v.plan_id <> u.plan_id
join core.plan o
  on o.division_code = v.division_code
  and o.plan_id = v.plan_id
  and o.is_primary
group by u.plan_id, v.plan_id, u.marks, u.tasks
having (u.marks - count(*) - 1) * 20 <= u.tasks;
insert into near_text (plan_id, content)
select distinct
  t.plan_id,
  t.content
from core.task t
where t.plan_id in (select plan_id from near_pair)
  or t.plan_id in (select other_plan_id from near_pair);
insert into core.near_copy (division_code, plan_id, other_plan_id, shared, tasks)
select
  p.division_code,
  x.plan_id,
  x.other_plan_id,
  cast(x.shared as integer),
  cast(case when a.n > b.n then a.n else b.n end as integer)
from (
  select
    c.plan_id,
    c.other_plan_id,
    count(*) as shared
  from (
    select
      plan_id,
      other_plan_id
    from near_pair
    union
    select
      other_plan_id,
      plan_id
    from near_pair
  ) c
  join near_text f
    on f.plan_id = c.plan_id
  join near_text g
    on g.plan_id = c.other_plan_id
    and g.content = f.content
  group by c.plan_id, c.other_plan_id
) x
join core.plan p
  on p.plan_id = x.plan_id
join (
  select
    plan_id,
    count(*) as n
  from near_text
  group by plan_id
) a
  on a.plan_id = x.plan_id
join (
  select
    plan_id,
    count(*) as n
  from near_text
  group by plan_id
) b
  on b.plan_id = x.other_plan_id
where x.shared * 100 >= 98 * case when a.n > b.n then a.n else b.n end;
truncate near_text;
truncate near_pair;
delete from ops.near_due;
