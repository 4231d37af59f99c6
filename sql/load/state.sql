select
  (select count(*) from raw.document),
  (select count(*) from mart.plan),
  (select count(*) from mart.task),
  (select count(*) from ops.run),
  (select count(*) from ops.quarantine)
