select
  plan_id,
  series_id,
  fingerprint
from core.series_edition
