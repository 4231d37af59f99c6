-- 覆盖：各区划各系列逐年有无方案，首末年之间缺的年份也列出 / coverage: which series of which divisions have which years, the years between first and last that lack one included
create view mart.coverage as
select
  s.division_code,
  v.full_name as division_name,
  s.series_id,
  s.title as series_title,
  y.year as plan_year,
  count(p.plan_id) as plans,
  cast(coalesce(sum(e.plans), 0) as bigint) as copies,
  cast(coalesce(sum(p.tasks), 0) as bigint) as tasks,
  count(p.plan_id) = 0 as is_missing
from core.series s
join core.date y
  on y.year between s.first_year and s.last_year
  and y.day_of_year = 1
left join core.plan p
  on p.division_code = s.division_code
  and p.series_id = s.series_id
  and p.year = y.year
  and p.is_primary
left join core.edition e
  on e.division_code = p.division_code
  and e.edition_id = p.edition_id
left join core.division v
  on v.division_code = s.division_code
group by s.division_code, v.full_name, s.series_id, s.title, y.year;

comment on view mart.coverage is '覆盖：各区划各系列逐年有无方案，首末年之间缺的年份也列出 / coverage: which series of which divisions have which years, the years between first and last that lack one included';
comment on column mart.coverage.division_code is '区划代码 / division code';
comment on column mart.coverage.division_name is '区划名称 / division';
comment on column mart.coverage.series_id is '系列 / series';
comment on column mart.coverage.series_title is '最近一版的标题 / title of the latest edition';
comment on column mart.coverage.plan_year is '年度 / year';
comment on column mart.coverage.plans is '方案数 / plans';
comment on column mart.coverage.copies is '副本数，各种格式、各处 / copies of them in any format';
comment on column mart.coverage.tasks is '任务数 / tasks';
comment on column mart.coverage.is_missing is '该年缺 / none of that year';
