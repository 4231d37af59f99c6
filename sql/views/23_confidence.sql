-- 可信度：每一项一行 / confidence: every field a row
create view mart.confidence as
with field as (
  select division_code, plan_id, task_id, 'content' as field, content as words, content_confidence as confidence, pos
  from core.task
  union all
  select division_code, plan_id, task_id, 'path', path, path_confidence, path_pos
  from core.task
  union all
  select division_code, plan_id, task_id, 'serial', serial, serial_confidence, serial_pos
  from core.task
  union all
  select division_code, plan_id, task_id, 'duty', mention || ' ' || role, confidence, pos
  from core.duty
  union all
  select division_code, plan_id, task_id, 'deadline', mention, confidence, pos
  from core.deadline
  union all
  select division_code, plan_id, task_id, 'measure', mention, confidence, pos
  from core.measure
  union all
  select division_code, plan_id, task_id, 'progress', mention, confidence, pos
  from core.progress
  union all
  select
    c.division_code,
    c.plan_id,
    cast(null as bigint),
    c.field,
    case c.field
      when 'title' then p.title
      when 'notice_title' then p.notice_title
      when 'issuer' then p.issuer
      when 'number' then p.number
      when 'index_number' then p.index_number
      when 'division' then p.division_name
      when 'year' then cast(p.year as text)
      when 'signed_on' then cast(p.signed_on as text)
      when 'published_on' then cast(p.published_on as text)
      when 'kind' then p.kind
    end,
    c.confidence,
    case c.field
      when 'title' then p.title_pos
      when 'notice_title' then p.notice_title_pos
      when 'issuer' then p.issuer_pos
      when 'number' then p.number_pos
      when 'index_number' then p.index_number_pos
      when 'division' then p.division_pos
      when 'year' then p.year_pos
      when 'signed_on' then p.signed_on_pos
      when 'published_on' then p.published_on_pos
    end
  from core.plan_confidence c
  join core.plan p
    on p.division_code = c.division_code
    and p.plan_id = c.plan_id
)
select
  f.division_code,
  f.plan_id,
  p.edition_id,
  p.title as plan_title,
  f.task_id,
  f.field,
  f.words,
  f.confidence,
  f.pos
from field f
join core.plan p
  on p.division_code = f.division_code
  and p.plan_id = f.plan_id
where p.is_primary
  and f.confidence is not null;

comment on view mart.confidence is '可信度：方案与任务的每一项一行，每个版本只计一次 / how sure every field of plans and tasks is, every edition once';
comment on column mart.confidence.division_code is '区划代码 / division code';
comment on column mart.confidence.plan_id is '方案 / plan';
comment on column mart.confidence.edition_id is '版本 / edition';
comment on column mart.confidence.plan_title is '方案标题 / title of the plan';
comment on column mart.confidence.task_id is '任务；方案本身的项为空 / task, null for a field of the plan';
comment on column mart.confidence.field is '项：content 内容、duty 分工、title 标题等 / field';
comment on column mart.confidence.words is '读出的文字 / what was read';
comment on column mart.confidence.confidence is '读对的概率 / probability that it is right';
comment on column mart.confidence.pos is '位置 / place';
