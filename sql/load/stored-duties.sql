select
  d.plan_id,
  d.task_id,
  d.mention,
  d.role,
  d.is_collective,
  d.is_inherited,
  d.is_inline,
  d.pos,
  d.confidence,
  d.mention_confidence,
  d.org_id,
  d.org_name,
  o.name,
  o.division_code,
  o.level,
  o.branch,
  o.functions
from core.duty d
left join core.org o
  on o.org_id = d.org_id
where d.plan_id in (select plan_id from core.plan where bundle_id = $1)
order by d.plan_id, d.task_id, d.ordinal
