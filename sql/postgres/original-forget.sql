-- 一天之内存入的留着：装载先存字节，后写各行 / what was kept within a day stays: a load keeps the bytes before it writes the rows
delete from raw.original
where document_id not in (select document_id from raw.document)
  and kept_at < (now() at time zone 'utc') - interval '1 day'
