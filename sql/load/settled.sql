select correction_id
from ops.settled
