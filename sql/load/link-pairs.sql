select
  division_code,
  a_plan_id,
  b_plan_id,
  kind,
  series_id,
  fingerprint
from core.link_pair
