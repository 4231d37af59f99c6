insert into raw.original (document_id, sha256, bytes)
values ($1, $2, $3)
on conflict (document_id) do nothing
