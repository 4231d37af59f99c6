create temporary table incoming (
  bundle_id bigint not null,
  document_id bigint not null
);
create temporary table doomed (
  bundle_id bigint not null
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
