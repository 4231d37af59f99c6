-- 有方案的区划 / divisions that have plans
select distinct p.division_code
from core.plan p
where p.is_primary
order by p.division_code
