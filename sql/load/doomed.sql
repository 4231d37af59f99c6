select bundle_id
from doomed
