select
  b.bundle_id,
  b.name,
  b.given_key,
  b.parser
from core.bundle b
where b.bundle_id in (select bundle_id from incoming)
