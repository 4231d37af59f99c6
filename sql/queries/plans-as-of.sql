-- $1（时间 UTC）之时所见的方案，每个版次一行 / plans as they were known at $1 (a time, UTC), one row per edition
select
  plan_year,
  division_code,
  title,
  tasks,
  parser,
  loaded_from,
  loaded_to,
  plan_id,
  version_id
from (
  select
    v.*,
    row_number() over (partition by edition_id order by is_primary desc, loaded_from, plan_id, version_id) as choice
  from mart.plan_version v
  where coalesce(loaded_from <= cast($1 as timestamp), true)
    and coalesce(loaded_to > cast($1 as timestamp), true)
) x
where choice = 1
order by plan_year, division_code, title, plan_id;
