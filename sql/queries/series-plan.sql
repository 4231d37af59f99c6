-- 一个方案所在的系列 / the series that one plan is in
select
  p.issuer,
  p.year,
  case when e.plan_id is null then '本年另有有效版本，或无年度 no: another of the year is, or it has no year' else '是 yes' end as in_force,
  o.why as given,
  o.was_series_id,
  (
    select string_agg(cast(q.year as text), ' ' order by q.year)
    from core.plan q
    where q.is_primary
      and q.series_id in (select series_id from core.plan where plan_id = $1)
  ) as years
from core.plan p
left join core.series_edition e
  on e.division_code = p.division_code
  and e.plan_id = p.plan_id
left join core.series_override o
  on o.edition_id = p.exact_edition_id
where p.plan_id = $1
