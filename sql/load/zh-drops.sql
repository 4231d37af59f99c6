select 'drop view mart_zh.' || chr(34) || table_name || chr(34)
from information_schema.tables
where table_schema = 'mart_zh'
order by table_name
