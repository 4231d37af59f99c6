select bytes
from raw.original
where document_id = $1
