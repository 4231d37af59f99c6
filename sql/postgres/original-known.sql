select exists (select 1 from raw.original where document_id = $1)
