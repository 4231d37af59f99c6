delete from core.org_load
where division_code in (select division_code from ops.stale_division);
insert into core.org_load (division_code, plan_year, org_name, is_collective, tasks, lead_tasks, responsible_tasks, support_tasks, implement_tasks, plans)
select
  p.division_code,
  p.year,
  c.org_name,
  c.is_collective,
  sum(c.tasks),
  sum(c.lead_tasks),
  sum(c.responsible_tasks),
  sum(c.support_tasks),
  sum(c.implement_tasks),
  count(*)
from core.duty_count c
join core.plan p
  on p.division_code = c.division_code
  and p.plan_id = c.plan_id
where p.is_primary
  and c.division_code in (select division_code from ops.stale_division)
group by p.division_code, p.year, c.org_name, c.is_collective;
delete from ops.stale_division;
