-- 某处在第几段 / which block a place is in
select
  min(b.block) as block
from raw.block b
where b.document_id = cast($1 as bigint)
  and b.place = cast($2 as text)
