-- +goose Up
-- 每个方案的汇总，装载时算出，随方案的版本 / sums of every plan, made when it is loaded; they follow its versions
create table core.plan_count (
  division_code text not null,
  plan_id bigint not null,
  tasks integer not null,
  tasks_with_duty integer not null,
  tasks_led integer not null,
  tasks_with_deadline integer not null,
  tasks_dated integer not null,
  duties integer not null,
  deadlines integer not null,
  dated integer not null,
  measures integer not null,
  reported integer not null,
  done integer not null,
  partial integer not null,
  ongoing integer not null,
  not_started integer not null,
  issues integer not null,
  fields integer not null,
  unsure integer not null,
  primary key (division_code, plan_id)
);

create table core.topic (
  division_code text not null,
  plan_id bigint not null,
  path1 text,
  path2 text,
  tasks integer not null,
  dated integer not null,
  reported integer not null,
  done integer not null
);

create table core.due_day (
  division_code text not null,
  plan_id bigint not null,
  due date not null,
  kind text not null,
  is_before_issue boolean not null,
  turns integer not null,
  tasks integer not null,
  done integer not null
);

alter table core.task add column orgs text;

update core.task
set orgs = u.orgs
from (
  select
    plan_id,
    task_id,
    string_agg(mention, '、' order by ordinal) as orgs
  from core.duty
  where role in ('lead', 'responsible')
  group by plan_id, task_id
) u
where u.plan_id = core.task.plan_id
  and u.task_id = core.task.task_id;

insert into core.plan_count (division_code, plan_id, tasks, tasks_with_duty, tasks_led, tasks_with_deadline, tasks_dated, duties, deadlines, dated, measures, reported, done, partial, ongoing, not_started, issues, fields, unsure)
select
  p.division_code,
  p.plan_id,
  p.tasks,
  coalesce(sum(x.with_duty), 0),
  coalesce(sum(x.led), 0),
  coalesce(sum(x.with_deadline), 0),
  coalesce(sum(x.dated), 0),
  coalesce(sum(x.duties), 0),
  coalesce(sum(x.deadlines), 0),
  coalesce(sum(x.deadlines_dated), 0),
  coalesce(sum(x.measures), 0),
  coalesce(sum(x.reported), 0),
  coalesce(sum(case when x.status = 'done' then 1 else 0 end), 0),
  coalesce(sum(case when x.status = 'partial' then 1 else 0 end), 0),
  coalesce(sum(case when x.status = 'ongoing' then 1 else 0 end), 0),
  coalesce(sum(case when x.status = 'not_started' then 1 else 0 end), 0),
  (
    select count(*)
    from core.issue i
    where i.division_code = p.division_code
      and i.plan_id = p.plan_id
  ),
  coalesce(sum(x.fields), 0) + (
    select count(*)
    from core.plan_confidence c
    where c.division_code = p.division_code
      and c.plan_id = p.plan_id
  ),
  coalesce(sum(x.unsure), 0) + (
    select count(*)
    from core.plan_confidence c
    where c.division_code = p.division_code
      and c.plan_id = p.plan_id
      and c.confidence < 0.95
  )
from core.plan p
left join (
  select
    t.division_code,
    t.plan_id,
    t.task_id,
    t.path1,
    t.path2,
    t.content_confidence,
    t.path_confidence,
    t.serial_confidence,
    case when u.duties > 0 then 1 else 0 end as with_duty,
    case when u.leads > 0 then 1 else 0 end as led,
    case when d.deadlines > 0 then 1 else 0 end as with_deadline,
    case when d.dated > 0 or o.turns > 0 then 1 else 0 end as dated,
    coalesce(u.duties, 0) as duties,
    coalesce(d.deadlines, 0) as deadlines,
    coalesce(d.dated, 0) as deadlines_dated,
    coalesce(m.measures, 0) as measures,
    case when g.task_id is null then 0 else 1 end as reported,
    g.status,
    coalesce(u.fields, 0) + coalesce(d.fields, 0) + coalesce(m.fields, 0)
      + case when g.confidence is null then 0 else 1 end
      + case when t.content_confidence is null then 0 else 1 end
      + case when t.path_confidence is null then 0 else 1 end
      + case when t.serial_confidence is null then 0 else 1 end as fields,
    coalesce(u.unsure, 0) + coalesce(d.unsure, 0) + coalesce(m.unsure, 0)
      + case when g.confidence < 0.95 then 1 else 0 end
      + case when t.content_confidence < 0.95 then 1 else 0 end
      + case when t.path_confidence < 0.95 then 1 else 0 end
      + case when t.serial_confidence < 0.95 then 1 else 0 end as unsure
  from core.task t
  left join (
    select
      plan_id,
      task_id,
      count(*) as duties,
      sum(case when role in ('lead', 'responsible') then 1 else 0 end) as leads,
      count(confidence) as fields,
      sum(case when confidence < 0.95 then 1 else 0 end) as unsure
    from core.duty
    group by plan_id, task_id
  ) u
    on u.plan_id = t.plan_id
    and u.task_id = t.task_id
  left join (
    select
      plan_id,
      task_id,
      count(*) as deadlines,
      count(due) as dated,
      count(confidence) as fields,
      sum(case when confidence < 0.95 then 1 else 0 end) as unsure
    from core.deadline
    group by plan_id, task_id
  ) d
    on d.plan_id = t.plan_id
    and d.task_id = t.task_id
  left join (
    select
      plan_id,
      task_id,
      count(*) as turns
    from core.occurrence
    group by plan_id, task_id
  ) o
    on o.plan_id = t.plan_id
    and o.task_id = t.task_id
  left join (
    select
      plan_id,
      task_id,
      count(*) as measures,
      count(confidence) as fields,
      sum(case when confidence < 0.95 then 1 else 0 end) as unsure
    from core.measure
    group by plan_id, task_id
  ) m
    on m.plan_id = t.plan_id
    and m.task_id = t.task_id
  left join core.progress g
    on g.plan_id = t.plan_id
    and g.task_id = t.task_id
) x
  on x.division_code = p.division_code
  and x.plan_id = p.plan_id
group by p.division_code, p.plan_id, p.tasks;

insert into core.topic (division_code, plan_id, path1, path2, tasks, dated, reported, done)
select
  t.division_code,
  t.plan_id,
  t.path1,
  t.path2,
  count(*),
  sum(case when d.task_id is null then 0 else 1 end),
  count(g.task_id),
  sum(case when g.status = 'done' then 1 else 0 end)
from core.task t
left join (
  select
    plan_id,
    task_id
  from core.deadline
  where due is not null
  union
  select
    plan_id,
    task_id
  from core.occurrence
) d
  on d.plan_id = t.plan_id
  and d.task_id = t.task_id
left join core.progress g
  on g.plan_id = t.plan_id
  and g.task_id = t.task_id
group by t.division_code, t.plan_id, t.path1, t.path2;

insert into core.due_day (division_code, plan_id, due, kind, is_before_issue, turns, tasks, done)
select
  d.division_code,
  d.plan_id,
  coalesce(o.due, d.due),
  d.kind,
  coalesce(coalesce(o.due, d.due) < p.signed_on and coalesce(p.kind, '') <> 'status_report', false),
  count(*),
  count(distinct d.task_id),
  count(distinct case when g.status = 'done' then d.task_id end)
from core.deadline d
join core.plan p
  on p.division_code = d.division_code
  and p.plan_id = d.plan_id
left join core.occurrence o
  on o.division_code = d.division_code
  and o.plan_id = d.plan_id
  and o.task_id = d.task_id
  and o.deadline_ordinal = d.ordinal
left join core.progress g
  on g.division_code = d.division_code
  and g.plan_id = d.plan_id
  and g.task_id = d.task_id
where coalesce(o.due, d.due) is not null
group by d.division_code, d.plan_id, coalesce(o.due, d.due), d.kind, p.signed_on, p.kind;

comment on table core.plan_count is '每个方案的各项计数 / counts of every plan';
comment on column core.plan_count.division_code is '区划 / division';
comment on column core.plan_count.plan_id is '方案 / plan';
comment on column core.plan_count.tasks is '任务数 / tasks';
comment on column core.plan_count.tasks_with_duty is '有责任单位的任务数 / tasks with an organ';
comment on column core.plan_count.tasks_led is '有牵头或责任单位的任务数 / tasks that an organ leads or answers for';
comment on column core.plan_count.tasks_with_deadline is '有时限的任务数 / tasks with a deadline';
comment on column core.plan_count.tasks_dated is '有到期日的任务数，周期性时限计入 / tasks with a day on which they are due, recurring ones included';
comment on column core.plan_count.duties is '分工数 / duties';
comment on column core.plan_count.deadlines is '时限数 / deadlines';
comment on column core.plan_count.dated is '有截止日的时限数 / deadlines with a last day';
comment on column core.plan_count.measures is '量化指标数 / figures';
comment on column core.plan_count.reported is '有落实情况的任务数 / tasks with progress';
comment on column core.plan_count.done is '已完成的任务数 / tasks done';
comment on column core.plan_count.partial is '部分完成的任务数 / tasks done in part';
comment on column core.plan_count.ongoing is '推进中的任务数 / tasks under way';
comment on column core.plan_count.not_started is '未启动的任务数 / tasks not begun';
comment on column core.plan_count.issues is '疑点数 / issues';
comment on column core.plan_count.fields is '有可信度的项数 / fields with a confidence';
comment on column core.plan_count.unsure is '可信度不足 0.95 的项数 / fields below 0.95';
comment on table core.topic is '每个方案各级标题下的任务数 / tasks of every plan under its headings';
comment on column core.topic.division_code is '区划 / division';
comment on column core.topic.plan_id is '方案 / plan';
comment on column core.topic.path1 is '一级标题 / outermost heading';
comment on column core.topic.path2 is '二级标题 / second heading';
comment on column core.topic.tasks is '任务数 / tasks';
comment on column core.topic.dated is '有到期日的任务数 / tasks with a day on which they are due';
comment on column core.topic.reported is '有落实情况的任务数 / tasks with progress';
comment on column core.topic.done is '已完成的任务数 / tasks done';
comment on table core.due_day is '每个方案逐日到期的次数 / what falls due in every plan, day by day';
comment on column core.due_day.division_code is '区划 / division';
comment on column core.due_day.plan_id is '方案 / plan';
comment on column core.due_day.due is '到期日 / day';
comment on column core.due_day.kind is '时限种类 / kind of deadline';
comment on column core.due_day.is_before_issue is '早于成文日期 / before the plan was signed';
comment on column core.due_day.turns is '到期次数 / how many times something is due';
comment on column core.due_day.tasks is '任务数 / tasks';
comment on column core.due_day.done is '其中已完成的任务数 / of them done';
comment on column core.task.orgs is '牵头、责任单位，照原文，以、连接 / organs that lead or are responsible, as printed, joined by 、';

-- +goose Down
alter table core.task drop column orgs;
drop table core.due_day;
drop table core.topic;
drop table core.plan_count;
