-- 一个区划的全称 / the full name of a division
select
  v.full_name as division_name
from core.division v
where v.division_code = cast($1 as text)
