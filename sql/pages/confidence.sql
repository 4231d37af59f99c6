-- 各类要素的可信度分布 / how sure the fields are
select
  x.field,
  count(*) as fields,
  count(case when x.confidence < 0.8 then 1 end) as poor,
  count(case when x.confidence >= 0.8 and x.confidence < 0.95 then 1 end) as fair,
  count(case when x.confidence >= 0.95 then 1 end) as good
from (
  select t.division_code, t.plan_id, 'content' as field, t.content_confidence as confidence from core.task t
  union all
  select t.division_code, t.plan_id, 'duty', t.confidence from core.duty t
  union all
  select t.division_code, t.plan_id, 'deadline', t.confidence from core.deadline t
  union all
  select t.division_code, t.plan_id, 'measure', t.confidence from core.measure t
) x
where x.confidence is not null
  and (cast($1 as text) = '' or position(',' || x.division_code || ',' in cast($1 as text)) > 0)
group by x.field
order by x.field
