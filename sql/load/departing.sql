truncate incoming;
truncate arrived;
insert into incoming (bundle_id, document_id)
select
  bundle_id,
  document_id
from departed;
