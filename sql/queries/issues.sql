-- 疑点按代码计数 / issues by code
select
  code,
  count(*) as issues,
  count(distinct plan_id) as plans
from mart.issue
group by code
order by issues desc, code;
