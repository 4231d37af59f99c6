select
  part,
  characters
from core.ledger
where bundle_id = $1
