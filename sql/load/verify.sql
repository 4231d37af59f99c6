select 'plans without their publication', count(*)
from core.plan p
where p.bundle_id not in (select bundle_id from core.bundle);
select 'plans without their document', count(*)
from core.plan p
where p.loaded_to is null
  and p.document_id not in (select document_id from raw.document);
select 'current plans without their edition', count(*)
from core.plan p
where p.loaded_to is null
  and p.edition_id not in (select edition_id from core.edition);
select 'editions without exactly one primary plan', count(*)
from core.edition e
left join (
  select edition_id, count(*) as n
  from core.plan
  where is_primary
    and loaded_to is null
  group by edition_id
) p
  on p.edition_id = e.edition_id
where coalesce(p.n, 0) <> 1;
select 'plans whose tasks are not as many as counted', count(*)
from core.plan p
left join (
  select division_code, plan_id, count(*) as n
  from core.task
  group by division_code, plan_id
) t
  on t.division_code = p.division_code
  and t.plan_id = p.plan_id
where coalesce(t.n, 0) <> p.tasks;
select 'tasks without their plan', count(*)
from core.task t
where t.plan_id not in (select plan_id from core.plan);
select 'tasks written twice', count(*)
from (
  select division_code, plan_id, task_id
  from core.task
  group by division_code, plan_id, task_id
  having count(*) > 1
) x;
select 'duties written twice', count(*)
from (
  select division_code, plan_id, task_id, ordinal
  from core.duty
  group by division_code, plan_id, task_id, ordinal
  having count(*) > 1
) x;
select 'deadlines written twice', count(*)
from (
  select division_code, plan_id, task_id, ordinal
  from core.deadline
  group by division_code, plan_id, task_id, ordinal
  having count(*) > 1
) x;
select 'duties without their task', count(*)
from core.duty d
left join core.task t
  on t.division_code = d.division_code
  and t.plan_id = d.plan_id
  and t.task_id = d.task_id
where t.task_id is null;
select 'deadlines without their task', count(*)
from core.deadline d
left join core.task t
  on t.division_code = d.division_code
  and t.plan_id = d.plan_id
  and t.task_id = d.task_id
where t.task_id is null;
select 'measures without their task', count(*)
from core.measure d
left join core.task t
  on t.division_code = d.division_code
  and t.plan_id = d.plan_id
  and t.task_id = d.task_id
where t.task_id is null;
select 'duties without their organ', count(*)
from core.duty d
where d.org_id is not null
  and d.org_id not in (select org_id from core.org);
select 'documents of current publications without their text', count(*)
from core.document d
join core.bundle b
  on b.bundle_id = d.bundle_id
where b.loaded_to is null
  and d.document_id not in (select document_id from raw.document);
select 'places of a text written twice', count(*)
from (
  select document_id, block, cell
  from raw.block
  group by document_id, block, cell
  having count(*) > 1
) x;
select 'texts without their document', count(*)
from raw.block b
where b.document_id not in (select document_id from raw.document);
select 'runs whose counts do not add up', count(*)
from ops.run r
where r.status in ('complete', 'partial', 'interrupted')
  and r.found <> r.loaded + r.unchanged + r.duplicate + r.needs_ocr + r.quarantined + r.skipped + r.remaining;
select 'organs whose tasks in a plan do not add up', count(*)
from (
  select
    division_code,
    plan_id,
    org_name,
    is_collective
  from (
    select
      division_code,
      plan_id,
      org_name,
      is_collective,
      tasks,
      lead_tasks,
      responsible_tasks,
      support_tasks,
      implement_tasks
    from core.duty_count
    union all
    select
      division_code,
      plan_id,
      org_name,
      is_collective,
      -1,
      -max(case when role = 'lead' then 1 else 0 end),
      -max(case when role = 'responsible' then 1 else 0 end),
      -max(case when role = 'support' then 1 else 0 end),
      -max(case when role = 'implement' then 1 else 0 end)
    from (
      select
        d.division_code,
        d.plan_id,
        d.task_id,
        coalesce(o.name, d.mention) as org_name,
        d.is_collective,
        d.role
      from core.duty d
      left join core.org o
        on o.org_id = d.org_id
    ) t
    group by division_code, plan_id, task_id, org_name, is_collective
  ) x
  group by division_code, plan_id, org_name, is_collective
  having sum(tasks) <> 0
    or sum(lead_tasks) <> 0
    or sum(responsible_tasks) <> 0
    or sum(support_tasks) <> 0
    or sum(implement_tasks) <> 0
) y;
select 'organs whose tasks in a year do not add up', count(*)
from (
  select
    division_code,
    plan_year,
    org_name,
    is_collective
  from (
    select
      division_code,
      plan_year,
      org_name,
      is_collective,
      tasks,
      plans
    from core.org_load
    union all
    select
      c.division_code,
      p.year,
      c.org_name,
      c.is_collective,
      -c.tasks,
      -1
    from core.duty_count c
    join core.plan p
      on p.division_code = c.division_code
      and p.plan_id = c.plan_id
    where p.is_primary
  ) x
  group by division_code, plan_year, org_name, is_collective
  having sum(tasks) <> 0
    or sum(plans) <> 0
) y;
