-- $1（时间 UTC）之时所见的各单位任务量 / tasks per organ as they were known at $1 (a time, UTC)
select
  d.division_code,
  d.plan_year,
  d.org_name,
  count(distinct d.task_id) as tasks,
  count(distinct case when d.role = 'lead' then d.task_id end) as lead_tasks
from mart.duty_version d
join (
  select
    version_id,
    row_number() over (partition by edition_id order by is_primary desc, loaded_from, plan_id, version_id) as choice
  from mart.plan_version
  where coalesce(loaded_from <= cast($1 as timestamp), true)
    and coalesce(loaded_to > cast($1 as timestamp), true)
) p
  on p.version_id = d.version_id
where p.choice = 1
group by d.division_code, d.plan_year, d.org_name
order by d.division_code, d.plan_year, d.org_name;
