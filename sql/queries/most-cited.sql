-- 被方案提及最多的文件 / documents that most plans name
select
  coalesce(title, number) as document,
  max(number) as number,
  max(kind) as kind,
  count(distinct plan_id) as plans
from mart.citation
group by coalesce(title, number)
order by count(distinct plan_id) desc, coalesce(title, number);
