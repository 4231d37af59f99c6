select count(*)
from core.link_override
