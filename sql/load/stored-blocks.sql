select
  document_id,
  block,
  cell,
  sheet,
  row_number,
  col_number,
  row_span,
  col_span,
  page,
  level,
  layer,
  content
from raw.block
where document_id in (select document_id from core.document where bundle_id = $1)
order by document_id, block, cell
