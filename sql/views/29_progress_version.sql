-- 落实情况的历次版本，连同现行的；某时所见：loaded_from <= 该时，loaded_to 为空或晚于该时 / progress of all versions, former and current
create view mart.progress_version as
select
  p.division_code,
  coalesce(p.version_of, p.plan_id) as plan_id,
  p.plan_id as version_id,
  p.edition_id,
  p.year as plan_year,
  x.task_id,
  x.mention,
  x.status,
  x.value,
  x.unit,
  x.percent,
  x.as_of,
  x.pos,
  x.confidence,
  coalesce(p.was_primary, p.is_primary) as is_primary,
  p.parser,
  p.loaded_from,
  p.loaded_to
from core.plan p
join core.progress x
  on x.division_code = p.division_code
  and x.plan_id = p.plan_id;

comment on view mart.progress_version is '落实情况的历次版本，连同现行的；副本各行都在 / progress of all versions, former and current, copies included';
comment on column mart.progress_version.division_code is '区划代码 / division code';
comment on column mart.progress_version.plan_id is '方案，现行与旧版本相同 / plan, the same for all its versions';
comment on column mart.progress_version.version_id is '该版本的编号 / key of the version';
comment on column mart.progress_version.edition_id is '版本，各副本合为一 / edition';
comment on column mart.progress_version.plan_year is '年度 / year';
comment on column mart.progress_version.task_id is '任务 / task';
comment on column mart.progress_version.mention is '原文 / the words';
comment on column mart.progress_version.status is '状态 / status';
comment on column mart.progress_version.value is '数值 / value';
comment on column mart.progress_version.unit is '计量单位 / unit of measure';
comment on column mart.progress_version.percent is '百分比 / percent';
comment on column mart.progress_version.as_of is '截至日 / as of';
comment on column mart.progress_version.pos is '位置 / place';
comment on column mart.progress_version.confidence is '读对的概率 / probability that it is right';
comment on column mart.progress_version.is_primary is '是否该版本的主副本，已被替换者为当时 / whether it stands for its edition, for a former version at its time';
comment on column mart.progress_version.parser is '解析程序版本 / version of the parser';
comment on column mart.progress_version.loaded_from is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column mart.progress_version.loaded_to is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';
