-- 逐次到期：有截止日的时限一行，周期性时限每期一行 / what falls due, day by day
create view mart.occurrence as
select
  d.division_code,
  d.task_id,
  d.plan_id,
  d.edition_id,
  d.plan_year,
  d.ordinal as deadline_ordinal,
  d.mention as deadline,
  d.kind,
  coalesce(o.ordinal, 1) as turn,
  coalesce(o.earliest, d.earliest) as earliest,
  coalesce(o.due, d.due) as due,
  coalesce(o.due < p.signed_on and coalesce(p.kind, '') <> 'status_report', false) as is_before_issue
from mart.deadline d
join core.plan p
  on p.division_code = d.division_code
  and p.plan_id = d.plan_id
left join core.occurrence o
  on o.division_code = d.division_code
  and o.plan_id = d.plan_id
  and o.task_id = d.task_id
  and o.deadline_ordinal = d.ordinal
where coalesce(o.due, d.due) is not null;

comment on view mart.occurrence is '逐次到期：有截止日的时限一行，周期性时限在方案年度内每期一行 / what falls due: a row for every last day, and one for every turn of a recurring deadline in the years of its plan';
comment on column mart.occurrence.division_code is '区划代码 / division code';
comment on column mart.occurrence.task_id is '任务 / task';
comment on column mart.occurrence.plan_id is '方案 / plan';
comment on column mart.occurrence.edition_id is '版本 / edition';
comment on column mart.occurrence.plan_year is '年度 / year';
comment on column mart.occurrence.deadline_ordinal is '时限的顺序 / ordinal of the deadline';
comment on column mart.occurrence.deadline is '时限原文 / the deadline as printed';
comment on column mart.occurrence.kind is '种类 / kind';
comment on column mart.occurrence.turn is '第几次，从 1 起 / which turn, from 1';
comment on column mart.occurrence.earliest is '该期第一天 / first day';
comment on column mart.occurrence.due is '到期日 / last day';
comment on column mart.occurrence.is_before_issue is '该期在方案印发之前已满，方案此时尚未生效 / a turn that ended before the plan was issued';
