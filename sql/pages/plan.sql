-- 一个方案的要素及其位置 / a plan's head, with the place of each field
select
  p.plan_id,
  p.division_code,
  coalesce(v.full_name, p.division_name) as division_name,
  p.division_name as division,
  p.edition_id,
  p.series_id,
  p.bundle_id,
  p.title,
  p.notice_title,
  p.issuer,
  p.number,
  p.index_number,
  p.year,
  p.period,
  p.signed_on,
  p.published_on,
  p.kind,
  p.format,
  p.parser,
  p.tasks,
  p.is_primary,
  e.plan_id is not null as is_in_force,
  b.name as source,
  p.title_pos,
  p.notice_title_pos,
  p.issuer_pos,
  p.number_pos,
  p.index_number_pos,
  p.division_pos,
  p.year_pos,
  p.signed_on_pos,
  p.published_on_pos
from core.plan p
join core.bundle b
  on b.bundle_id = p.bundle_id
left join core.division v
  on v.division_code = p.division_code
left join core.series_edition e
  on e.division_code = p.division_code
  and e.plan_id = p.plan_id
where p.plan_id = cast($2 as bigint)
  and (cast($1 as text) = '' or position(',' || p.division_code || ',' in cast($1 as text)) > 0)
