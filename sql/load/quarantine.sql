delete from ops.quarantine
where quarantine_id in (select quarantine_id from refused);
insert into ops.quarantine (quarantine_id, name, format, place, reason, sha256, run_id)
select
  quarantine_id,
  name,
  format,
  place,
  reason,
  sha256,
  run_id
from refused;
truncate refused;
