delete from core.edition
where edition_id in (select edition_id from core.plan where plan_id in (select plan_id from touched));
update core.plan
set
  edition_id = s.edition_id,
  is_primary = s.is_primary
from settled s
where s.plan_id = core.plan.plan_id
  and (s.edition_id <> core.plan.edition_id or s.is_primary <> core.plan.is_primary);
update core.plan
set
  edition_id = exact_edition_id,
  is_primary = true
where plan_id in (select plan_id from touched)
  and plan_id not in (select plan_id from settled)
  and (edition_id <> exact_edition_id or not is_primary);
insert into stale (series_id)
select distinct p.series_id
from core.plan p
join core.series_override o
  on o.edition_id = p.exact_edition_id
where p.plan_id in (select plan_id from touched)
  and p.series_id <> o.series_id;
update core.plan
set series_id = o.series_id
from core.series_override o
where o.edition_id = core.plan.exact_edition_id
  and core.plan.plan_id in (select plan_id from touched)
  and core.plan.series_id <> o.series_id;
insert into stale (series_id)
select distinct series_id
from core.plan
where plan_id in (select plan_id from touched);
delete from core.edition
where edition_id in (select edition_id from core.plan where plan_id in (select plan_id from touched));
delete from core.series
where series_id in (select series_id from stale);
insert into core.edition (division_code, edition_id, series_id, primary_plan_id, plans)
select
  p.division_code,
  p.edition_id,
  p.series_id,
  p.plan_id,
  c.plans
from core.plan p
join (
  select
    edition_id,
    cast(count(*) as integer) as plans
  from core.plan
  where edition_id in (select edition_id from core.plan where plan_id in (select plan_id from touched))
    and loaded_to is null
  group by edition_id
) c
  on c.edition_id = p.edition_id
where p.is_primary;
insert into core.series (division_code, series_id, title, editions, first_year, last_year)
select
  p.division_code,
  p.series_id,
  max(case when p.latest = 1 then p.title end),
  cast(count(*) as integer),
  min(p.year),
  max(p.year)
from (
  select
    division_code,
    series_id,
    title,
    year,
    row_number() over (partition by division_code, series_id order by coalesce(year, 0) desc, plan_id) as latest
  from core.plan
  where is_primary
    and series_id in (select series_id from stale)
) p
group by p.division_code, p.series_id;
insert into ops.stale_division (division_code)
select distinct p.division_code
from core.plan p
where p.plan_id in (select plan_id from touched)
  and not exists (
    select 1
    from ops.stale_division x
    where x.division_code = p.division_code
  );
insert into ops.near_due (plan_id)
select distinct plan_id
from touched;
truncate touched;
truncate settled;
truncate stale;
