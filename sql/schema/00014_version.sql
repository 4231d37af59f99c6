-- +goose Up
-- 历次版本：一次发布被替换、撤下或由新版程序重读后，旧的各行留在原表，编号换成版本编号，loaded_to 记止于何时；
-- 现行的行 version_of 为空，统计只取现行 / versions: when a publication is replaced, retired or read by a newer parser,
-- its old rows stay in the same tables under the key of the version, with loaded_to; figures count what is current.
-- A fact's version is that of its plan: (division_code, plan_id) leads to parser, loaded_from and loaded_to.
alter table core.bundle add column version_of bigint;
alter table core.bundle add column loaded_from timestamp;
alter table core.bundle add column loaded_to timestamp;
alter table core.plan add column parser text;
alter table core.plan add column version_of bigint;
alter table core.plan add column was_primary boolean;
alter table core.plan add column loaded_from timestamp;
alter table core.plan add column loaded_to timestamp;

update core.bundle
set loaded_from = r.started_at
from (
  select
    f.bundle_id,
    max(r.started_at) as started_at
  from ops.run_file f
  join ops.run r
    on r.run_id = f.run_id
  where f.status = 'loaded'
  group by f.bundle_id
) r
where r.bundle_id = core.bundle.bundle_id;

update core.plan
set
  parser = b.parser,
  loaded_from = b.loaded_from
from core.bundle b
where b.bundle_id = core.plan.bundle_id;

comment on column core.bundle.version_of is '旧版本所属发布的编号，现行的为空 / for a former version the key of the publication, null for what is current';
comment on column core.bundle.loaded_from is '装载时间 UTC，早于有此记录者为空 / when it was loaded, UTC; null before this was noted';
comment on column core.bundle.loaded_to is '被替换或撤下的时间 UTC，现行的为空 / when it was replaced or retired, null for what is current';
comment on column core.plan.parser is '解析程序版本 / version of the parser';
comment on column core.plan.version_of is '旧版本所属方案的编号，现行的为空 / for a former version the key of the plan, null for what is current';
comment on column core.plan.was_primary is '旧版本当时是否主副本，现行的为空 / for a former version whether it stood for its edition, null for what is current';
comment on column core.plan.loaded_from is '装载时间 UTC，早于有此记录者为空；方案之下各项相同 / when it was loaded, UTC; the same for all that hangs on the plan';
comment on column core.plan.loaded_to is '被替换或撤下的时间 UTC，现行的为空；方案之下各项相同 / when it was replaced or retired, null for what is current; the same for all that hangs on the plan';

-- +goose Down
alter table core.plan drop column loaded_to;
alter table core.plan drop column loaded_from;
alter table core.plan drop column was_primary;
alter table core.plan drop column version_of;
alter table core.plan drop column parser;
alter table core.bundle drop column loaded_to;
alter table core.bundle drop column loaded_from;
alter table core.bundle drop column version_of;
