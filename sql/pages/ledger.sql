-- 原文字符归类的份额 / how the characters of the texts divide
select
  l.part,
  cast(sum(l.characters) as bigint) as characters
from core.ledger l
join (
  select distinct p.bundle_id
  from core.plan p
  where p.is_primary
    and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
) b
  on b.bundle_id = l.bundle_id
group by l.part
order by sum(l.characters) desc, l.part
