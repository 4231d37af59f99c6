-- 一个单位历次改革前后的名称 / the names of an organ through the reforms
select distinct
  n.ordinal,
  n.name,
  n.valid_from,
  n.valid_to,
  n.is_from_checked,
  n.is_to_checked
from core.org_name n
where n.loaded_to is null
  and n.line in (
    select m.line
    from core.org_name m
    where m.loaded_to is null
      and (m.line = cast($1 as text) or m.name = cast($1 as text))
  )
order by n.ordinal
