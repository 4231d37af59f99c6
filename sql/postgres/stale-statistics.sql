-- 统计只取联结、筛选所用的列：文字各列费时而无用 / statistics of what tables are joined and filtered by; those of texts cost most and help nobody
select format('analyze %I.%I (%s)', s.schemaname, s.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum))
from pg_stat_user_tables s
join pg_class c
  on c.oid = s.relid
join pg_attribute a
  on a.attrelid = s.relid
  and a.attnum > 0
  and not a.attisdropped
  and (a.atttypid <> 'text'::regtype or a.attname like '%\_code' or a.attname in ('role', 'kind', 'org_name', 'level', 'status'))
where s.schemaname in ('raw', 'core', 'ops')
  and (c.reltuples < 0 and s.n_mod_since_analyze > 0 or s.n_mod_since_analyze > 100 + 0.1 * c.reltuples)
group by s.schemaname, s.relname
order by 1
