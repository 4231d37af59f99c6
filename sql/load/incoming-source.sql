select
  s.bundle_id,
  s.source_id
from core.source s
where s.bundle_id in (select bundle_id from incoming)
