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
alter table core.plan enable row level security;
drop policy if exists own_divisions on core.plan;
create policy own_divisions on core.plan
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.task enable row level security;
drop policy if exists own_divisions on core.task;
create policy own_divisions on core.task
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.item enable row level security;
drop policy if exists own_divisions on core.item;
create policy own_divisions on core.item
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.duty enable row level security;
drop policy if exists own_divisions on core.duty;
create policy own_divisions on core.duty
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.duty_member enable row level security;
drop policy if exists own_divisions on core.duty_member;
create policy own_divisions on core.duty_member
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.duty_place enable row level security;
drop policy if exists own_divisions on core.duty_place;
create policy own_divisions on core.duty_place
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.supervisor enable row level security;
drop policy if exists own_divisions on core.supervisor;
create policy own_divisions on core.supervisor
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.deadline enable row level security;
drop policy if exists own_divisions on core.deadline;
create policy own_divisions on core.deadline
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.occurrence enable row level security;
drop policy if exists own_divisions on core.occurrence;
create policy own_divisions on core.occurrence
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.measure enable row level security;
drop policy if exists own_divisions on core.measure;
create policy own_divisions on core.measure
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.progress enable row level security;
drop policy if exists own_divisions on core.progress;
create policy own_divisions on core.progress
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.plan_name enable row level security;
drop policy if exists own_divisions on core.plan_name;
create policy own_divisions on core.plan_name
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.plan_confidence enable row level security;
drop policy if exists own_divisions on core.plan_confidence;
create policy own_divisions on core.plan_confidence
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.issue enable row level security;
drop policy if exists own_divisions on core.issue;
create policy own_divisions on core.issue
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.citation enable row level security;
drop policy if exists own_divisions on core.citation;
create policy own_divisions on core.citation
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.relation enable row level security;
drop policy if exists own_divisions on core.relation;
create policy own_divisions on core.relation
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.edition enable row level security;
drop policy if exists own_divisions on core.edition;
create policy own_divisions on core.edition
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.series enable row level security;
drop policy if exists own_divisions on core.series;
create policy own_divisions on core.series
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.org_load enable row level security;
drop policy if exists own_divisions on core.org_load;
create policy own_divisions on core.org_load
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or division_code in (select division_code from ops.reader_division where reader = session_user)
  or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)
);
alter table core.bundle enable row level security;
drop policy if exists own_divisions on core.bundle;
create policy own_divisions on core.bundle
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or bundle_id in (select bundle_id from core.plan)
);
alter table core.document enable row level security;
drop policy if exists own_divisions on core.document;
create policy own_divisions on core.document
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or bundle_id in (select bundle_id from core.plan)
);
alter table core.source enable row level security;
drop policy if exists own_divisions on core.source;
create policy own_divisions on core.source
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or bundle_id in (select bundle_id from core.plan)
);
alter table core.ledger enable row level security;
drop policy if exists own_divisions on core.ledger;
create policy own_divisions on core.ledger
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or bundle_id in (select bundle_id from core.plan)
);
alter table raw.document enable row level security;
drop policy if exists own_divisions on raw.document;
create policy own_divisions on raw.document
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or document_id in (select document_id from core.document)
);
alter table raw.meta enable row level security;
drop policy if exists own_divisions on raw.meta;
create policy own_divisions on raw.meta
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or document_id in (select document_id from core.document)
);
alter table raw.block enable row level security;
drop policy if exists own_divisions on raw.block;
create policy own_divisions on raw.block
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or document_id in (select document_id from core.document)
);
alter table raw.hidden enable row level security;
drop policy if exists own_divisions on raw.hidden;
create policy own_divisions on raw.hidden
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or document_id in (select document_id from core.document)
);
alter table ops.run enable row level security;
drop policy if exists own_divisions on ops.run;
create policy own_divisions on ops.run
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or false
);
alter table ops.run_file enable row level security;
drop policy if exists own_divisions on ops.run_file;
create policy own_divisions on ops.run_file
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or false
);
alter table ops.quarantine enable row level security;
drop policy if exists own_divisions on ops.quarantine;
create policy own_divisions on ops.quarantine
for select
using (
  not exists (select 1 from ops.reader_division where reader = session_user)
  or false
);
