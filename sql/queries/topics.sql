-- 某年度（$1）各级标题下有多少任务 / how many tasks stand under which headings in year $1
select
  path1,
  path2,
  count(distinct division_code) as divisions,
  cast(sum(plans) as bigint) as plans,
  cast(sum(tasks) as bigint) as tasks,
  cast(sum(dated) as bigint) as dated,
  cast(sum(done) as bigint) as done
from mart.topic
where plan_year = cast($1 as integer)
group by path1, path2
order by sum(tasks) desc, path1, path2;
