select
  plan_year,
  fingerprint
from core.link_group_year
