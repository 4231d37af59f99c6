-- 统计只取联结、筛选所用的列：文字各列费时而无用；新写的块也入块范围索引，否则按方案取数要把它们都读一遍。变得多的表在前 / statistics of what tables are joined and filtered by; those of texts cost most and help nobody. New blocks enter the block range indexes: a look-up of one plan reads all that have not. What changed most comes first
with grown as (
  select
    c.oid,
    s.schemaname,
    s.relname,
    s.n_mod_since_analyze as changed
  from pg_stat_user_tables s
  join pg_class c
    on c.oid = s.relid
  where s.schemaname in ('raw', 'core', 'ops')
    and (c.reltuples < 0 and s.n_mod_since_analyze > 0 or s.n_mod_since_analyze > 100 + 0.1 * c.reltuples)
),
summarized as (
  select
    i.indrelid as oid,
    string_agg(format('; select brin_summarize_new_values(%L)', i.indexrelid::regclass), '' order by x.relname) as statements
  from pg_index i
  join pg_class x
    on x.oid = i.indexrelid
  join pg_am m
    on m.oid = x.relam
    and m.amname = 'brin'
  group by i.indrelid
)
select format('set local default_statistics_target = 30; analyze %I.%I (%s)', g.schemaname, g.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum))
  || coalesce(max(b.statements), '') as statement
from grown g
join pg_attribute a
  on a.attrelid = g.oid
  and a.attnum > 0
  and not a.attisdropped
  and (a.atttypid <> 'text'::regtype or a.attname like '%\_code' or a.attname in ('role', 'kind', 'org_name', 'level', 'status', 'mark'))
left join summarized b
  on b.oid = g.oid
group by g.schemaname, g.relname, g.changed
order by g.changed desc, g.schemaname, g.relname
