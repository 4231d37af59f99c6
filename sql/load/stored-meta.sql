select
  document_id,
  name,
  value
from raw.meta
where document_id in (select document_id from core.document where bundle_id = $1)
order by document_id, ordinal
