select division_code
from core.division
where level in ('zone', 'township')
