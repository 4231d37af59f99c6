-- 各方案报告、修改、废止、依据、转发的文件 / what plans report on, amend, repeal, follow and forward
select
  r.plan_year,
  r.plan_title,
  r.kind,
  coalesce(r.title, r.number) as document,
  r.number,
  q.title as loaded_as,
  r.to_plan_id
from mart.relation r
left join (
  select
    plan_id,
    title
  from core.plan
) q
  on q.plan_id = r.to_plan_id
where r.kind <> 'cites'
order by r.plan_year, r.plan_title, r.plan_id, r.ordinal;
