-- 疑点 / issues
create view mart.issue as
select
  i.division_code,
  i.plan_id,
  p.title as plan_title,
  i.ordinal,
  i.code,
  i.content,
  i.pos
from core.issue i
join core.plan p
  on p.division_code = i.division_code
  and p.plan_id = i.plan_id
where p.is_primary;

comment on view mart.issue is '疑点：每个版本只计一次 / issues, every edition once';
comment on column mart.issue.division_code is '区划代码 / division code';
comment on column mart.issue.plan_id is '方案 / plan';
comment on column mart.issue.plan_title is '方案标题 / title of the plan';
comment on column mart.issue.ordinal is '顺序 / order';
comment on column mart.issue.code is '代码 / code';
comment on column mart.issue.content is '说明 / one sentence with the words';
comment on column mart.issue.pos is '位置 / place';
