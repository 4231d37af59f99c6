delete from core.source
where bundle_id not in (select bundle_id from core.bundle)
  or name in (select name from gone)
    and bundle_id in (select bundle_id from core.bundle where loaded_to is null);
delete from ops.origin
where bundle_id not in (select bundle_id from core.bundle)
  or name in (select name from gone);
truncate gone;
