-- 按区划的行级权限：ops.reader_division 中列有区划的登录角色只见这些区划的方案；未列者全见
-- row-level security by division: a login with rows in ops.reader_division sees the plans of these divisions only, one without sees all
create table if not exists ops.reader_division (
  reader text not null,
  division_code text not null,
  primary key (reader, division_code)
);
comment on table ops.reader_division is '登录角色可见的区划，县级及以上逐个列出，下辖乡镇、园区随之 / divisions that a login may see, each county by itself; townships and zones go with it';
comment on column ops.reader_division.reader is '登录角色 / login';
comment on column ops.reader_division.division_code is '区划代码 / code of the division';
alter table ops.reader_division enable row level security;
drop policy if exists own_rows on ops.reader_division;
create policy own_rows on ops.reader_division
for select
using (reader = session_user);
