insert into ops.settled (correction_id)
select distinct f.correction_id
from fresh_settled f
where not exists (
  select 1
  from ops.settled s
  where s.correction_id = f.correction_id
);
truncate fresh_settled;
