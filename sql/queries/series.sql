-- 各系列及其各年的有效版本 / series with the edition in force of each year
select
  s.series_id,
  s.division_code,
  v.full_name as division_name,
  p.year,
  p.title,
  p.tasks,
  case when e.plan_id is null then 'no' else 'yes' end as in_force,
  case when o.edition_id is null then '' else o.why end as given
from core.series s
join core.plan p
  on p.series_id = s.series_id
  and p.division_code = s.division_code
  and p.is_primary
left join core.division v
  on v.division_code = s.division_code
left join core.series_edition e
  on e.division_code = p.division_code
  and e.plan_id = p.plan_id
left join core.series_override o
  on o.edition_id = p.exact_edition_id
where s.series_id <> 0
order by s.division_code, s.series_id, p.year, p.plan_id
