-- 各类要素的可信度分布 / how sure the fields are
select
  x.field,
  count(*) as fields,
  count(case when x.confidence < 0.8 then 1 end) as poor,
  count(case when x.confidence >= 0.8 and x.confidence < 0.95 then 1 end) as fair,
  count(case when x.confidence >= 0.95 then 1 end) as good
from (
  select
    division_code,
    plan_id,
    'content' as field,
    content_confidence as confidence
  from core.task
  union all
  select
    division_code,
    plan_id,
    'duty',
    confidence
  from core.duty
  union all
  select
    division_code,
    plan_id,
    'deadline',
    confidence
  from core.deadline
  union all
  select
    division_code,
    plan_id,
    'measure',
    confidence
  from core.measure
) x
where x.confidence is not null
  and (cast($1 as text) = '' or position(',' || x.division_code || ',' in cast($1 as text)) > 0)
group by x.field
order by x.field
