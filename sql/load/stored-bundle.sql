select
  name,
  given_key,
  parser
from core.bundle
where bundle_id = $1
