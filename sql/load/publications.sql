-- 现行的各次发布及其文件，由别的版本的程序读出者 / current publications and their documents, of those that another version of the parser has read
select
  b.bundle_id,
  b.name,
  b.given_key,
  r.sha256,
  r.bytes,
  coalesce(s.beside, s.name, b.name) as document_name,
  coalesce(p.described, 0),
  p.given_division,
  p.given_year,
  p.given_series,
  p.given_url,
  cast(p.given_published_on as text)
from core.bundle b
join core.document d
  on d.bundle_id = b.bundle_id
join raw.document r
  on r.document_id = d.document_id
left join (
  select
    x.bundle_id,
    x.document_id,
    min(x.name) as name,
    min(case when x.name = y.name then x.name end) as beside
  from core.source x
  join core.bundle y
    on y.bundle_id = x.bundle_id
  group by x.bundle_id, x.document_id
) s
  on s.bundle_id = d.bundle_id
  and s.document_id = d.document_id
left join (
  select
    bundle_id,
    count(*) as described,
    min(given_division) as given_division,
    min(given_year) as given_year,
    min(given_series) as given_series,
    min(given_url) as given_url,
    min(given_published_on) as given_published_on
  from core.plan
  where given_division is not null
    or given_year is not null
    or given_series is not null
    or given_url is not null
    or given_published_on is not null
  group by bundle_id
) p
  on p.bundle_id = b.bundle_id
where b.loaded_to is null
  and b.parser <> $1
order by b.name, b.bundle_id, d.ordinal
