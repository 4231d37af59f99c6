-- 一份文件的段落与单元格，从某段到某段 / paragraphs and cells of a document, from one block to another
select
  b.block,
  b.cell,
  b.place,
  b.sheet,
  b.row_number,
  b.col_number,
  b.row_span,
  b.col_span,
  b.page,
  b.level,
  b.layer,
  b.content
from raw.block b
where b.document_id = cast($1 as bigint)
  and b.block >= cast($2 as integer)
  and b.block < cast($3 as integer)
order by b.block, b.cell
limit 20001
