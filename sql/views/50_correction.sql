-- 更正：每条更正在每个现行方案一行 / corrections, a row for each and each current plan that it is of
create view mart.correction as
select
  coalesce(p.division_code, c.division_code) as division_code,
  c.correction_id,
  c.made_at,
  c.author,
  coalesce(c.action, 'correct') as action,
  c.kind,
  c.field,
  c.old_value,
  c.new_value,
  c.note,
  c.quote,
  case
    when r.correction_id is not null then 'retracted'
    else coalesce(p.state, 'waiting')
  end as state,
  p.how,
  p.score,
  p.plan_id,
  p.plan_title,
  p.task_id,
  p.ordinal,
  p.was_value,
  p.now_value
from ops.correction c
left join (
  select
    e.*,
    x.title as plan_title
  from core.corrected e
  join core.plan x
    on x.division_code = e.division_code
    and x.plan_id = e.plan_id
  where x.loaded_to is null
) p
  on p.correction_id = c.correction_id
left join (
  select distinct retracts as correction_id
  from ops.correction
  where retracts is not null
) r
  on r.correction_id = c.correction_id
where c.retracts is null;

comment on view mart.correction is '更正：每条更正在每个现行方案一行 / corrections, a row for each and each current plan that it is of';
comment on column mart.correction.division_code is '区划代码 / division code';
comment on column mart.correction.correction_id is '更正编号 / correction';
comment on column mart.correction.made_at is '更正时间 UTC / when it was made, UTC';
comment on column mart.correction.author is '更正人 / who made it';
comment on column mart.correction.action is '动作：accept 认可、correct 更正、split 拆分、merge 合并、reject 不是任务、add 补录、must-link、cannot-link 与另一任务的关系 / what was done';
comment on column mart.correction.kind is '所改之项：plan、task、duty、deadline、measure、progress / what is corrected';
comment on column mart.correction.field is '栏目 / field';
comment on column mart.correction.old_value is '更正时所见 / what it said then';
comment on column mart.correction.new_value is '更正为，空为取消 / what it shall say, null to take it away';
comment on column mart.correction.note is '理由 / why';
comment on column mart.correction.quote is '所依原文 / the words it is anchored to';
comment on column mart.correction.state is '情形：held 已落实、same 现已如此读出、stale 找不到原处、retracted 已撤回、waiting 其方案尚未装载或尚未对照 / what became of it';
comment on column mart.correction.how is '定位：exact 逐字、fuzzy 九成以上相同且唯一；未落实者为原因 / how the place was found, or why not';
comment on column mart.correction.score is '原文相同的程度 / how much alike the words are';
comment on column mart.correction.plan_id is '方案 / plan';
comment on column mart.correction.plan_title is '方案标题 / title of the plan';
comment on column mart.correction.task_id is '任务 / task';
comment on column mart.correction.ordinal is '任务下第几项 / which of the task''s, from 1';
comment on column mart.correction.was_value is '程序读出的 / what was read';
comment on column mart.correction.now_value is '更正后的 / what it says now';
