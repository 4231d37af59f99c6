-- 哪些区划的哪些系列缺哪些年 / which series of which divisions lack which years
select
  division_name,
  series_title,
  min(plan_year) as first_year,
  max(plan_year) as last_year,
  cast(sum(plans) as bigint) as plans,
  count(case when is_missing then 1 end) as missing,
  string_agg(case when is_missing then cast(plan_year as text) end, '、' order by plan_year) as missing_years
from mart.coverage
group by division_code, division_name, series_id, series_title
order by division_code, series_title, series_id;
