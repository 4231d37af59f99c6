insert into touched (plan_id)
select plan_id
from core.plan
where edition_id in (select edition_id from core.plan where bundle_id in (select bundle_id from doomed))
  and loaded_to is null;
insert into stale (series_id)
select distinct series_id
from core.plan
where bundle_id in (select bundle_id from doomed);
-- 已在册的也再记一次：此刻别的装载可能正在清册 / noted also where it stands already: another load may be clearing it at this moment
insert into ops.stale_division (division_code)
select distinct p.division_code
from core.plan p
where p.bundle_id in (select bundle_id from doomed);
