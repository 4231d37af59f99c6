select format('vacuum (analyze) %I.%I', schemaname, relname)
from pg_stat_user_tables
where schemaname in ('raw', 'core', 'ops')
order by 1
