select format('analyze %I.%I', s.schemaname, s.relname)
from pg_stat_user_tables s
join pg_class c
  on c.oid = s.relid
where s.schemaname in ('raw', 'core', 'ops')
  and (c.reltuples < 0 and s.n_mod_since_analyze > 0 or s.n_mod_since_analyze > 100 + 0.1 * c.reltuples)
order by 1
