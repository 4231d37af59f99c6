delete from core.org_load
where division_code in (select division_code from ops.stale_division);
insert into core.org_load (division_code, plan_year, org_name, is_collective, tasks, lead_tasks, responsible_tasks, support_tasks, implement_tasks, plans)
select
  division_code,
  plan_year,
  org_name,
  is_collective,
  sum(tasks),
  sum(lead_tasks),
  sum(responsible_tasks),
  sum(support_tasks),
  sum(implement_tasks),
  count(*)
from (
  select
    division_code,
    plan_year,
    org_name,
    is_collective,
    plan_id,
    count(*) as tasks,
    sum(lead_task) as lead_tasks,
    sum(responsible_task) as responsible_tasks,
    sum(support_task) as support_tasks,
    sum(implement_task) as implement_tasks
  from (
    select
      division_code,
      plan_year,
      org_name,
      is_collective,
      plan_id,
      max(case when role = 'lead' then 1 else 0 end) as lead_task,
      max(case when role = 'responsible' then 1 else 0 end) as responsible_task,
      max(case when role = 'support' then 1 else 0 end) as support_task,
      max(case when role = 'implement' then 1 else 0 end) as implement_task
    from mart.duty
    where division_code in (select division_code from ops.stale_division)
    group by division_code, plan_year, org_name, is_collective, plan_id, task_id
  ) t
  group by division_code, plan_year, org_name, is_collective, plan_id
) p
group by division_code, plan_year, org_name, is_collective;
delete from ops.stale_division;
