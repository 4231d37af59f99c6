-- 方案：每个版本一行 / plans: one row per edition
create view mart.plan as
select
  p.division_code,
  coalesce(v.full_name, p.division_name) as division_name,
  p.edition_id,
  p.series_id,
  p.plan_id,
  p.title,
  p.notice_title,
  p.issuer,
  p.number,
  p.index_number,
  p.year,
  p.year_from,
  p.year_to,
  p.period,
  p.signed_on,
  p.published_on,
  p.kind,
  p.tasks
from core.plan p
left join core.division v
  on v.division_code = p.division_code
where p.is_primary;

comment on view mart.plan is '方案：每个版本只计一次 / plans: every edition once, whatever the number of its copies';
comment on column mart.plan.division_code is '区划代码 / division code';
comment on column mart.plan.division_name is '区划名称 / division';
comment on column mart.plan.edition_id is '版本 / edition';
comment on column mart.plan.series_id is '系列 / series';
comment on column mart.plan.plan_id is '主副本 / the copy that stands for the edition';
comment on column mart.plan.title is '标题 / title';
comment on column mart.plan.notice_title is '通知标题 / title of the covering notice';
comment on column mart.plan.issuer is '发文机关 / issuer';
comment on column mart.plan.number is '文号 / document number';
comment on column mart.plan.index_number is '索引号 / index number';
comment on column mart.plan.year is '年度 / year';
comment on column mart.plan.year_from is '起始年 / first year';
comment on column mart.plan.year_to is '终止年 / last year';
comment on column mart.plan.period is '时段 / period';
comment on column mart.plan.signed_on is '成文日期 / date of signature';
comment on column mart.plan.published_on is '发布日期 / date of publication';
comment on column mart.plan.kind is '种类 / kind';
comment on column mart.plan.tasks is '任务数 / number of tasks';
