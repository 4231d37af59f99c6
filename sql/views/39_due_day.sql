-- 逐日到期：各区划各年度方案在某日到期的次数，连同是否工作日 / what falls due day by day, with working days
create view mart.due_day as
select
  d.division_code,
  v.full_name as division_name,
  d.plan_year,
  d.due,
  y.year as due_year,
  y.quarter as due_quarter,
  y.month as due_month,
  y.is_workday,
  y.festival,
  w.day as last_workday,
  d.kind,
  d.turns,
  d.tasks,
  d.done
from (
  select
    x.division_code,
    p.year as plan_year,
    x.due,
    x.kind,
    cast(sum(x.turns) as bigint) as turns,
    cast(sum(x.tasks) as bigint) as tasks,
    cast(sum(x.done) as bigint) as done
  from core.due_day x
  join core.plan p
    on p.division_code = x.division_code
    and p.plan_id = x.plan_id
  where p.is_primary
    and not x.is_before_issue
  group by x.division_code, p.year, x.due, x.kind
) d
left join core.date y
  on y.day = d.due
left join core.date w
  on w.workday_number = y.workday_number
  and w.is_workday
left join core.division v
  on v.division_code = d.division_code;

comment on view mart.due_day is '逐日到期：各区划各年度方案在某日到期的次数，连同是否工作日 / what falls due day by day, with working days';
comment on column mart.due_day.division_code is '区划代码 / division code';
comment on column mart.due_day.division_name is '区划名称 / division';
comment on column mart.due_day.plan_year is '方案年度 / year of the plan';
comment on column mart.due_day.due is '到期日 / day';
comment on column mart.due_day.due_year is '到期年 / its year';
comment on column mart.due_day.due_quarter is '到期季度 / its quarter';
comment on column mart.due_day.due_month is '到期月 / its month';
comment on column mart.due_day.is_workday is '到期日机关是否上班；安排未公布的为空 / whether offices work that day; null where it is not published';
comment on column mart.due_day.festival is '节日 / festival';
comment on column mart.due_day.last_workday is '到期日当天或之前最后一个工作日 / last working day on or before it';
comment on column mart.due_day.kind is '时限种类 / kind of deadline';
comment on column mart.due_day.turns is '到期次数 / how many times something is due';
comment on column mart.due_day.tasks is '任务数 / tasks';
comment on column mart.due_day.done is '其中已完成的任务数 / of them done';
