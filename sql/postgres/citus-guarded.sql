select exists (select 1 from pg_extension where extname = 'citus')
  and exists (select 1 from pg_policies where policyname = 'own_divisions')
