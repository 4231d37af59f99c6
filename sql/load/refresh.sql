delete from core.org_load
where division_code in (select division_code from ops.stale_division);
insert into core.org_load (division_code, plan_year, org_name, is_collective, tasks, lead_tasks, responsible_tasks, support_tasks, implement_tasks, plans)
select
  division_code,
  plan_year,
  org_name,
  is_collective,
  count(distinct task_id),
  count(distinct case when role = 'lead' then task_id end),
  count(distinct case when role = 'responsible' then task_id end),
  count(distinct case when role = 'support' then task_id end),
  count(distinct case when role = 'implement' then task_id end),
  count(distinct plan_id)
from mart.duty
where division_code in (select division_code from ops.stale_division)
group by division_code, plan_year, org_name, is_collective;
delete from ops.stale_division;
