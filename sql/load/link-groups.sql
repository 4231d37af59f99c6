select
  g.plan_id,
  r.plan_id,
  count(distinct g.task_id)
from wanted w
join core.link_group r
  on r.division_code = w.division_code
  and r.plan_id = w.plan_id
join core.link_group g
  on g.group_id = r.group_id
  and g.plan_id <> r.plan_id
  and g.division_code <> r.division_code
  and (r.division_code = '000000' or substr(r.division_code, 3) = '0000' or substr(r.division_code, 5) = '00')
  and (r.division_code = '000000' or g.division_code like substr(r.division_code, 1, case when substr(r.division_code, 3) = '0000' then 2 else 4 end) || '%')
where g.division_code <> '000000'
group by g.plan_id, r.plan_id
