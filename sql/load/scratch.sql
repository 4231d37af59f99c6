create temporary table incoming (
  bundle_id bigint not null,
  document_id bigint not null
);
create temporary table arrived (
  origin_id bigint not null
);
create temporary table departed (
  origin_id bigint not null,
  bundle_id bigint not null,
  document_id bigint not null,
  name text not null
);
create temporary table doomed (
  bundle_id bigint not null
);
create temporary table fresh_alias (
  task_id bigint not null,
  to_task_id bigint not null,
  reason text not null,
  noted_at timestamp not null
);
create temporary table near_pair (
  plan_id bigint not null,
  other_plan_id bigint not null
);
create temporary table near_text (
  plan_id bigint not null,
  content text not null
);
create temporary table spent (
  document_id bigint not null
);
create temporary table touched (
  plan_id bigint not null
);
create temporary table settled (
  plan_id bigint not null,
  edition_id bigint not null,
  is_primary boolean not null
);
create temporary table refused (
  quarantine_id bigint not null,
  name text not null,
  format text,
  place text,
  reason text not null,
  sha256 text,
  run_id bigint not null
);
create temporary table named_org (
  org_id bigint not null,
  name text not null,
  division_code text not null,
  level text,
  branch text,
  functions text
);
create temporary table named_division (
  division_code text not null,
  name text not null,
  full_name text not null,
  parent_code text,
  level text,
  valid_from text,
  valid_to text,
  successor_code text,
  lineage_code text,
  source text
);
create temporary table stale (
  series_id bigint not null
);
create temporary table former_bundle (
  bundle_id bigint not null,
  version_id bigint not null,
  loaded_to timestamp not null
);
create temporary table former_plan (
  plan_id bigint not null,
  version_id bigint not null,
  bundle_id bigint not null
);
create temporary table outdated (
  name text not null,
  ordinal integer not null,
  loaded_to timestamp not null
);
create temporary table fresh_correction (
  correction_id bigint not null,
  made_at timestamp not null,
  author text not null,
  kind text not null,
  division_code text not null,
  plan_id bigint not null,
  task_id bigint,
  ordinal integer,
  field text not null,
  old_value text,
  new_value text,
  note text,
  action text,
  quote text,
  prefix text,
  suffix text,
  occurrence integer,
  retracts bigint,
  target text
);
create temporary table fresh_settled (
  correction_id bigint not null
);
create temporary table fresh_audit (
  audit_id bigint not null,
  made_at timestamp not null,
  who text not null,
  role text not null,
  action text not null,
  target text,
  detail text
);
create temporary table wanted (
  division_code text not null,
  plan_id bigint not null
);
create temporary table wanted_series (
  series_id bigint not null
);
create temporary table gone_pair (
  a_plan_id bigint not null,
  b_plan_id bigint not null
);
create temporary table gone_member (
  series_id bigint not null,
  plan_id bigint not null,
  task_id bigint not null
);
create temporary table gone_thread (
  series_id bigint not null,
  thread_id bigint not null
);
create temporary table shown_alias (
  thread_id bigint not null,
  to_thread_id bigint not null,
  reason text not null
);
create temporary table gone (
  name text not null
);
create temporary table cured (
  quarantine_id bigint not null
);
