delete from ops.quarantine
where quarantine_id in (select quarantine_id from cured);
truncate cured;
