insert into touched (plan_id)
select p.plan_id
from core.plan p
where p.exact_edition_id in (select o.exact_edition_id from core.plan o where o.plan_id in (select plan_id from touched))
  and p.plan_id not in (select plan_id from touched)
  and p.loaded_to is null;
insert into touched (plan_id)
select p.plan_id
from core.plan p
where p.edition_id in (select o.edition_id from core.plan o where o.plan_id in (select plan_id from touched))
  and p.plan_id not in (select plan_id from touched)
  and p.loaded_to is null;
insert into touched (plan_id)
select p.plan_id
from core.plan p
where p.tasks_key in (select o.tasks_key from core.plan o where o.tasks_key <> 0 and o.plan_id in (select plan_id from touched))
  and p.plan_id not in (select plan_id from touched)
  and p.loaded_to is null;
