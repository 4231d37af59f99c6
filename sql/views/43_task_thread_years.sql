-- 任务的历年线索，每年一列 / threads of tasks, a column a year
-- Members without a task are left out at the end: an inner join by three columns PostgreSQL takes for one of a single row, a left join for one of all members.
create view mart.task_thread_years as
select
  m.division_code,
  m.series_id,
  m.thread_id,
  s.last_year as latest_year,
  string_agg(case when s.last_year = m.plan_year then t.content end, '｜' order by t.ordinal) as year_0,
  string_agg(case when s.last_year - m.plan_year = 1 then t.content end, '｜' order by t.ordinal) as year_1,
  string_agg(case when s.last_year - m.plan_year = 2 then t.content end, '｜' order by t.ordinal) as year_2,
  string_agg(case when s.last_year - m.plan_year = 3 then t.content end, '｜' order by t.ordinal) as year_3,
  string_agg(case when s.last_year - m.plan_year = 4 then t.content end, '｜' order by t.ordinal) as year_4,
  string_agg(case when s.last_year - m.plan_year = 5 then t.content end, '｜' order by t.ordinal) as year_5,
  string_agg(case when s.last_year - m.plan_year = 6 then t.content end, '｜' order by t.ordinal) as year_6,
  string_agg(case when s.last_year - m.plan_year = 7 then t.content end, '｜' order by t.ordinal) as year_7,
  string_agg(case when s.last_year - m.plan_year = 8 then t.content end, '｜' order by t.ordinal) as year_8,
  string_agg(case when s.last_year - m.plan_year = 9 then t.content end, '｜' order by t.ordinal) as year_9
from core.thread_member m
join (
  select
    series_id,
    max(plan_year) as last_year
  from core.series_edition
  group by series_id
) s
  on s.series_id = m.series_id
left join core.task t
  on t.division_code = m.division_code
  and t.plan_id = m.plan_id
  and t.task_id = m.task_id
where coalesce(t.task_id, 0) <> 0
group by m.division_code, m.series_id, m.thread_id, s.last_year;

comment on view mart.task_thread_years is '任务的历年线索，自系列最近一年往前十年，每年一列；拆分、合并者以｜隔开 / threads with a column for each of ten years back from the series latest; several tasks of a year are separated by ｜';
comment on column mart.task_thread_years.division_code is '区划代码 / division code';
comment on column mart.task_thread_years.series_id is '系列 / series';
comment on column mart.task_thread_years.thread_id is '线索 / thread';
comment on column mart.task_thread_years.latest_year is '系列最近一年，即 year_0 / latest year of the series, that of year_0';
comment on column mart.task_thread_years.year_0 is '最近一年的内容 / words in the latest year';
comment on column mart.task_thread_years.year_1 is '此前1年的内容 / words 1 years before';
comment on column mart.task_thread_years.year_2 is '此前2年的内容 / words 2 years before';
comment on column mart.task_thread_years.year_3 is '此前3年的内容 / words 3 years before';
comment on column mart.task_thread_years.year_4 is '此前4年的内容 / words 4 years before';
comment on column mart.task_thread_years.year_5 is '此前5年的内容 / words 5 years before';
comment on column mart.task_thread_years.year_6 is '此前6年的内容 / words 6 years before';
comment on column mart.task_thread_years.year_7 is '此前7年的内容 / words 7 years before';
comment on column mart.task_thread_years.year_8 is '此前8年的内容 / words 8 years before';
comment on column mart.task_thread_years.year_9 is '此前9年的内容 / words 9 years before';
