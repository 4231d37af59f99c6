-- 一个方案的疑点 / what is odd in a plan
select
  i.ordinal,
  i.code,
  i.content,
  i.pos
from core.issue i
where i.plan_id = cast($2 as bigint)
  and (cast($1 as text) = '' or position(',' || i.division_code || ',' in cast($1 as text)) > 0)
order by i.ordinal
limit 200
