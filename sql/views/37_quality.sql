-- 数据质量：每个方案的疑点、可信度、未识别字数 / data quality: issues, confidence and unparsed text of every plan
create view mart.quality as
select
  p.division_code,
  v.full_name as division_name,
  p.year as plan_year,
  p.plan_id,
  p.edition_id,
  p.title as plan_title,
  p.format,
  p.parser,
  c.tasks,
  c.tasks - c.tasks_with_duty as tasks_without_duty,
  c.tasks - c.tasks_with_deadline as tasks_without_deadline,
  c.issues,
  c.fields,
  c.unsure,
  cast(c.unsure as double precision) * 100 / nullif(c.fields, 0) as unsure_percent,
  l.characters,
  l.unparsed,
  cast(l.unparsed as double precision) * 100 / nullif(l.characters, 0) as unparsed_percent
from core.plan p
join core.plan_count c
  on c.division_code = p.division_code
  and c.plan_id = p.plan_id
left join (
  select
    bundle_id,
    cast(sum(characters) as bigint) as characters,
    cast(sum(case when part = 'unparsed' then characters else 0 end) as bigint) as unparsed
  from core.ledger
  group by bundle_id
) l
  on l.bundle_id = p.bundle_id
left join core.division v
  on v.division_code = p.division_code
where p.is_primary;

comment on view mart.quality is '数据质量：每个方案的疑点、可信度、未识别字数 / data quality: issues, confidence and unparsed text of every plan';
comment on column mart.quality.division_code is '区划代码 / division code';
comment on column mart.quality.division_name is '区划名称 / division';
comment on column mart.quality.plan_year is '年度 / year';
comment on column mart.quality.plan_id is '方案 / plan';
comment on column mart.quality.edition_id is '版本 / edition';
comment on column mart.quality.plan_title is '标题 / title';
comment on column mart.quality.format is '文件格式 / format';
comment on column mart.quality.parser is '解析程序版本 / version of the parser';
comment on column mart.quality.tasks is '任务数 / tasks';
comment on column mart.quality.tasks_without_duty is '没有责任单位的任务 / tasks without an organ';
comment on column mart.quality.tasks_without_deadline is '没有时限的任务 / tasks without a deadline';
comment on column mart.quality.issues is '疑点数 / issues';
comment on column mart.quality.fields is '有可信度的项数 / fields with a confidence';
comment on column mart.quality.unsure is '可信度不足 0.95 的项数 / fields below 0.95';
comment on column mart.quality.unsure_percent is '其百分比 / in per cent';
comment on column mart.quality.characters is '所在发布的非空白字符数 / non-blank characters of the publication';
comment on column mart.quality.unparsed is '其中未识别的 / of them unparsed';
comment on column mart.quality.unparsed_percent is '未识别的百分比 / unparsed in per cent';
