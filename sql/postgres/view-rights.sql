select format('alter view %I.%I set (security_invoker = true)', table_schema, table_name)
from information_schema.views
where table_schema like 'mart%'
order by table_schema, table_name
