-- 逐月到期：各区划各年度方案在某月到期的次数，连同该月工作日数 / what falls due month by month, with the working days of the month
create view mart.due_month as
select
  d.division_code,
  v.full_name as division_name,
  d.plan_year,
  y.year as due_year,
  y.quarter as due_quarter,
  y.month as due_month,
  m.workdays,
  cast(sum(d.turns) as bigint) as turns,
  cast(sum(case when y.is_workday then 0 else d.turns end) as bigint) as turns_off,
  cast(sum(d.done) as bigint) as done
from (
  select
    x.division_code,
    p.year as plan_year,
    x.due,
    sum(x.turns) as turns,
    sum(x.done) as done
  from core.due_day x
  join core.plan p
    on p.division_code = x.division_code
    and p.plan_id = x.plan_id
  where p.is_primary
    and not x.is_before_issue
  group by x.division_code, p.year, x.due
) d
join core.date y
  on y.day = d.due
join (
  select
    year,
    month,
    count(case when is_workday then 1 end) as workdays
  from core.date
  group by year, month
) m
  on m.year = y.year
  and m.month = y.month
left join core.division v
  on v.division_code = d.division_code
group by d.division_code, v.full_name, d.plan_year, y.year, y.quarter, y.month, m.workdays;

comment on view mart.due_month is '逐月到期：各区划各年度方案在某月到期的次数，连同该月工作日数 / what falls due month by month, with the working days of the month';
comment on column mart.due_month.division_code is '区划代码 / division code';
comment on column mart.due_month.division_name is '区划名称 / division';
comment on column mart.due_month.plan_year is '方案年度 / year of the plan';
comment on column mart.due_month.due_year is '到期年 / year';
comment on column mart.due_month.due_quarter is '到期季度 / quarter';
comment on column mart.due_month.due_month is '到期月 / month';
comment on column mart.due_month.workdays is '该月工作日数 / working days of the month';
comment on column mart.due_month.turns is '到期次数 / how many times something is due';
comment on column mart.due_month.turns_off is '其中不在工作日的 / of them not on a working day';
comment on column mart.due_month.done is '已完成任务的 / of tasks that are done';
