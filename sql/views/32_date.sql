-- 日期 / days
create view mart.date as
select
  day,
  year,
  quarter,
  month,
  day_of_month,
  day_of_year,
  iso_year,
  iso_week,
  weekday,
  is_month_end,
  is_quarter_end,
  is_year_end,
  is_weekend,
  is_workday,
  is_shifted,
  festival,
  five_year_plan,
  five_year_number,
  five_year_year,
  day_number,
  workday_number
from core.date;

comment on view mart.date is '日期维度：季度、ISO 周、工作日与调休、五年规划 / days with quarter, ISO week, working days with 调休, five-year plan';
comment on column mart.date.day is '日期 / the day';
comment on column mart.date.year is '年 / year';
comment on column mart.date.quarter is '季度，1 至 4 / quarter, 1 to 4';
comment on column mart.date.month is '月 / month';
comment on column mart.date.day_of_month is '日 / day of the month';
comment on column mart.date.day_of_year is '年内第几天 / day of the year';
comment on column mart.date.iso_year is 'ISO 周所属的年 / year of the ISO week';
comment on column mart.date.iso_week is 'ISO 周，1 至 53 / ISO week, 1 to 53';
comment on column mart.date.weekday is '星期，1 为星期一，7 为星期日 / day of the week, 1 Monday to 7 Sunday';
comment on column mart.date.is_month_end is '月末日 / last day of the month';
comment on column mart.date.is_quarter_end is '季末日 / last day of the quarter';
comment on column mart.date.is_year_end is '年末日 / last day of the year';
comment on column mart.date.is_weekend is '星期六、星期日 / Saturday or Sunday';
comment on column mart.date.is_workday is '机关是否上班，按国务院放假安排，含调休；安排未公布的为空 / whether offices work, by the official calendar with 调休; null where it is not published';
comment on column mart.date.is_shifted is '因调休上班的周末，或放假的平日；安排未公布的为空 / worked on a weekend or off on another day; null where it is not published';
comment on column mart.date.festival is '所属节日，调休上班日也注明 / festival of the holiday, of shifted working days too';
comment on column mart.date.five_year_plan is '五年规划：十三五、十四五、十五五 / five-year plan';
comment on column mart.date.five_year_number is '第几个五年规划 / number of the five-year plan';
comment on column mart.date.five_year_year is '五年规划的第几年 / year within the five-year plan, from 1';
comment on column mart.date.day_number is '自 1970-01-01 起第几天，两日之差即相隔天数 / days since 1970-01-01; the difference of two is the days between';
comment on column mart.date.workday_number is '自 2004-01-01 起第几个工作日，当日计入，两日之差即其间工作日数；安排未公布的为空 / working days since 2004-01-01, the day itself counted; the difference of two is the working days between; null where it is not published';
