select
  exists (select 1 from pg_roles where rolname = 'taizhang_reader'),
  coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'taizhang_reader'), false)
