insert into touched (plan_id)
select plan_id
from core.plan
where edition_id in (select edition_id from core.plan where bundle_id in (select bundle_id from doomed))
  and loaded_to is null;
insert into stale (series_id)
select distinct series_id
from core.plan
where bundle_id in (select bundle_id from doomed);
insert into ops.stale_division (division_code)
select distinct p.division_code
from core.plan p
where p.bundle_id in (select bundle_id from doomed)
  and not exists (
    select 1
    from ops.stale_division x
    where x.division_code = p.division_code
  );
