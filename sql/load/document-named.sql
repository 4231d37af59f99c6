select distinct d.sha256
from raw.document d
left join core.source s
  on s.document_id = d.document_id
where s.name = $1
  or d.sha256 = $1
order by d.sha256
