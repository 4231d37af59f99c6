select
  case n.nspname
    when 'raw' then n.nspname
    when 'core' then n.nspname
    when 'ops' then n.nspname
    else ''
  end,
  c.relname,
  a.attname
from pg_class c
join pg_namespace n
  on n.oid = c.relnamespace
join pg_attribute a
  on a.attrelid = c.oid
where c.relkind = 'r'
  and a.attnum > 0
  and not a.attisdropped
  and (n.nspname in ('raw', 'core', 'ops') or n.oid = pg_my_temp_schema())
order by 1, 2, a.attnum
