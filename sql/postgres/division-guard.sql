-- 按区划的行级权限启用之后，其余各表的策略 / once row-level security by division is on: the policies of all other tables
with guarded as (
  select
    c.table_schema,
    c.table_name,
    case
      when max(c.column_name) filter (where c.column_name = 'division_code') is not null then
        'division_code in (select division_code from ops.reader_division where reader = session_user)'
        ' or left(division_code, 6) in (select division_code from ops.reader_division where reader = session_user)'
      when c.table_schema = 'ops' then 'false'
      when c.table_name = 'link_override' then 'a_task_id in (select task_id from core.task)'
      when c.table_name = 'series_override' then 'edition_id in (select exact_edition_id from core.plan)'
      when max(c.column_name) filter (where c.column_name = 'bundle_id') is not null then
        'bundle_id in (select bundle_id from core.plan)'
      when max(c.column_name) filter (where c.column_name = 'document_id') is not null then
        'document_id in (select document_id from core.document)'
    end as condition
  from information_schema.columns c
  join information_schema.tables t
    on t.table_schema = c.table_schema
    and t.table_name = c.table_name
    and t.table_type = 'BASE TABLE'
  where c.table_schema in ('raw', 'core', 'ops')
    and c.table_name not in ('division', 'division_name', 'division_lineage', 'org')
    and c.table_schema || '.' || c.table_name not in ('ops.reader_division', 'ops.made', 'ops.migration', 'ops.dimension')
    and to_regclass('ops.reader_division') is not null
  group by c.table_schema, c.table_name
)
select format(s.statement, g.table_schema, g.table_name, g.condition)
from guarded g
cross join (
  values
    (1, 'alter table %I.%I enable row level security'),
    (2, 'drop policy if exists own_divisions on %I.%I'),
    (3, 'create policy own_divisions on %I.%I for select using (not exists (select 1 from ops.reader_division where reader = session_user) or %s)')
) s (step, statement)
where g.condition is not null
order by g.table_schema, g.table_name, s.step
