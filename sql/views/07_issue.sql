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
where p.is_primary
union all
select
  n.division_code,
  n.plan_id,
  p.title,
  cast(1000 + row_number() over (partition by n.division_code, n.plan_id order by n.other_plan_id) as integer),
  'near-copy',
  cast(n.shared as text) || '/' || cast(n.tasks as text) || ' 项任务与《' || coalesce(q.title, q.notice_title, '') || '》逐字相同',
  null
from core.near_copy n
join core.plan p
  on p.division_code = n.division_code
  and p.plan_id = n.plan_id
join core.plan q
  on q.plan_id = n.other_plan_id;

comment on view mart.issue is '疑点：每个版本只计一次 / issues, every edition once';
comment on column mart.issue.division_code is '区划代码 / division code';
comment on column mart.issue.plan_id is '方案 / plan';
comment on column mart.issue.plan_title is '方案标题 / title of the plan';
comment on column mart.issue.ordinal is '顺序 / order';
comment on column mart.issue.code is '代码 / code';
comment on column mart.issue.content is '说明 / one sentence with the words';
comment on column mart.issue.pos is '位置 / place';
