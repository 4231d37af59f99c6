select
  plan_id,
  cast(sum(correction_id) as text)
from core.corrected
where state <> 'stale'
group by plan_id
