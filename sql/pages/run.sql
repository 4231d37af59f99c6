-- 一次装载的文件 / the files of a load
select
  f.ordinal,
  f.name,
  f.status,
  f.reason,
  f.format,
  f.tasks,
  (
    select min(p.plan_id)
    from core.plan p
    where p.bundle_id = f.bundle_id
      and p.loaded_to is null
  ) as plan_id
from ops.run_file f
where f.run_id = cast($1 as bigint)
order by case when f.status = 'quarantined' then 0 else 1 end, f.ordinal
limit cast($2 as bigint)
offset cast($3 as bigint)
