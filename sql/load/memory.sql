select
  cast(coalesce(sum(memory_usage_bytes), 0) as bigint),
  cast(coalesce(sum(case when tag = 'BASE_TABLE' then memory_usage_bytes end), 0) as bigint)
from duckdb_memory();
