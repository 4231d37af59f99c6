-- 任务：只取各版本的主副本 / tasks of the plans that stand for their editions
create view mart.task as
select
  t.division_code,
  t.task_id,
  p.edition_id,
  t.plan_id,
  p.title as plan_title,
  t.plan_year,
  t.ordinal,
  t.serial,
  t.path,
  t.path1,
  t.path2,
  t.path3,
  t.path4,
  t.content,
  t.orgs,
  t.pos,
  t.content_confidence,
  t.path_confidence,
  t.serial_confidence,
  t.provenance
from core.task t
join core.plan p
  on p.division_code = t.division_code
  and p.plan_id = t.plan_id
where p.is_primary;

comment on view mart.task is '任务：每个版本只计一次 / tasks, every edition once';
comment on column mart.task.division_code is '区划代码 / division code';
comment on column mart.task.task_id is '任务 / task';
comment on column mart.task.edition_id is '版本 / edition';
comment on column mart.task.plan_id is '方案 / plan';
comment on column mart.task.plan_title is '方案标题 / title of the plan';
comment on column mart.task.plan_year is '年度 / year';
comment on column mart.task.ordinal is '阅读顺序 / reading order';
comment on column mart.task.serial is '序号 / serial as printed';
comment on column mart.task.path is '各级标题 / headings above it';
comment on column mart.task.path1 is '一级标题 / outermost heading';
comment on column mart.task.path2 is '二级标题 / second heading';
comment on column mart.task.path3 is '三级标题 / third heading';
comment on column mart.task.path4 is '四级标题 / fourth heading';
comment on column mart.task.content is '内容 / the words';
comment on column mart.task.orgs is '牵头、责任单位，照原文，以、连接 / organs that lead or are responsible, as printed, joined by 、';
comment on column mart.task.pos is '位置 / place';
comment on column mart.task.content_confidence is '内容读对的概率 / probability that the words are right and a task';
comment on column mart.task.path_confidence is '各级标题读对的概率 / probability that the headings are right';
comment on column mart.task.serial_confidence is '序号读对的概率 / probability that the serial is right';
comment on column mart.task.provenance is '内容的来历：空为文件原文，ocr 从图片识别，typed 人工补录 / where the words come from: null the text of the file, ocr a picture, typed the operator';
