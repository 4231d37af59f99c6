-- 原文字符归类的份额 / how the characters of the texts divide
select
  part,
  cast(sum(characters) as bigint) as characters
from mart.ledger
group by part
order by characters desc, part;
