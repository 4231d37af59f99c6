-- 一次装载的文件 / the files of a load
select
  f.ordinal,
  f.name,
  f.status,
  f.reason,
  f.format,
  f.tasks,
  p.plan_id
from ops.run_file f
left join (
  select
    bundle_id,
    min(plan_id) as plan_id
  from core.plan
  where loaded_to is null
    and bundle_id in (select bundle_id from ops.run_file where run_id = cast($1 as bigint))
  group by bundle_id
) p
  on p.bundle_id = f.bundle_id
where f.run_id = cast($1 as bigint)
order by case when f.status = 'quarantined' then 0 else 1 end, f.ordinal
limit cast($2 as bigint)
offset cast($3 as bigint)
