select sha256
from raw.document
