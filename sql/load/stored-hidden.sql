select
  document_id,
  reason,
  content
from raw.hidden
where document_id in (select document_id from core.document where bundle_id = $1)
order by document_id, ordinal
