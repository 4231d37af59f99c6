delete from core.org_load
where division_code in (select division_code from ops.stale_division);
insert into core.org_load (division_code, plan_year, org_name, is_collective, tasks, lead_tasks, responsible_tasks, support_tasks, implement_tasks, plans)
select
  division_code,
  plan_year,
  org_name,
  is_collective,
  sum(task),
  sum(lead_task),
  sum(responsible_task),
  sum(support_task),
  sum(implement_task),
  sum(plan)
from (
  select
    division_code,
    plan_year,
    org_name,
    is_collective,
    1 as task,
    max(case when role = 'lead' then 1 else 0 end) as lead_task,
    max(case when role = 'responsible' then 1 else 0 end) as responsible_task,
    max(case when role = 'support' then 1 else 0 end) as support_task,
    max(case when role = 'implement' then 1 else 0 end) as implement_task,
    0 as plan
  from mart.duty
  where division_code in (select division_code from ops.stale_division)
  group by division_code, plan_year, org_name, is_collective, task_id
  union all
  select
    division_code,
    plan_year,
    org_name,
    is_collective,
    0,
    0,
    0,
    0,
    0,
    1
  from mart.duty
  where division_code in (select division_code from ops.stale_division)
  group by division_code, plan_year, org_name, is_collective, plan_id
) x
group by division_code, plan_year, org_name, is_collective;
delete from ops.stale_division;
