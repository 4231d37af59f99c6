select sha256
from raw.original
order by sha256
