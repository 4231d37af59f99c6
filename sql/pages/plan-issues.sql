-- 一个方案的疑点 / what is odd in a plan
select
  i.ordinal,
  i.code,
  i.content,
  i.pos
from core.issue i
where i.division_code = cast($1 as text)
  and i.plan_id = cast($2 as bigint)
order by i.ordinal
limit 200
