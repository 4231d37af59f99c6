select
  b.bundle_id,
  b.name,
  b.given_key,
  b.parser,
  coalesce(b.loaded_from, timestamp '1970-01-01 00:00:00'),
  coalesce(b.result_key, 0)
from core.bundle b
where b.bundle_id in (select bundle_id from incoming)
