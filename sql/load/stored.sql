select x.*
from core.plan x
where x.bundle_id in (select cast(u.id as bigint) from (select unnest(string_to_array($1, ',')) as id) u)
order by x.ordinal;
select x.*
from core.task x
where x.plan_id in (
  select p.plan_id
  from core.plan p
  where p.bundle_id in (select cast(u.id as bigint) from (select unnest(string_to_array($1, ',')) as id) u)
)
order by x.plan_id, x.ordinal;
select x.*
from core.duty x
where x.plan_id in (
  select p.plan_id
  from core.plan p
  where p.bundle_id in (select cast(u.id as bigint) from (select unnest(string_to_array($1, ',')) as id) u)
)
order by x.plan_id, x.task_id, x.ordinal;
select x.*
from core.deadline x
where x.plan_id in (
  select p.plan_id
  from core.plan p
  where p.bundle_id in (select cast(u.id as bigint) from (select unnest(string_to_array($1, ',')) as id) u)
)
order by x.plan_id, x.task_id, x.ordinal;
select x.*
from core.measure x
where x.plan_id in (
  select p.plan_id
  from core.plan p
  where p.bundle_id in (select cast(u.id as bigint) from (select unnest(string_to_array($1, ',')) as id) u)
)
order by x.plan_id, x.task_id, x.ordinal;
select x.*
from core.progress x
where x.plan_id in (
  select p.plan_id
  from core.plan p
  where p.bundle_id in (select cast(u.id as bigint) from (select unnest(string_to_array($1, ',')) as id) u)
)
order by x.plan_id, x.task_id;
