select d.document_id
from raw.document d
where d.document_id in (select document_id from incoming)
