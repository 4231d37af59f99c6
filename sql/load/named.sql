insert into core.org (org_id, name, division_code, level, branch, functions)
select
  n.org_id,
  min(n.name),
  min(n.division_code),
  min(n.level),
  min(n.branch),
  min(n.functions)
from named_org n
where not exists (
  select 1
  from core.org o
  where o.org_id = n.org_id
)
group by n.org_id;
insert into core.division (division_code, name, full_name, parent_code, level, valid_from, valid_to, successor_code, lineage_code, source)
select
  n.division_code,
  min(n.name),
  min(n.full_name),
  min(n.parent_code),
  min(n.level),
  min(n.valid_from),
  min(n.valid_to),
  min(n.successor_code),
  min(n.lineage_code),
  min(n.source)
from named_division n
where not exists (
  select 1
  from core.division d
  where d.division_code = n.division_code
)
group by n.division_code;
truncate named_org;
truncate named_division;
