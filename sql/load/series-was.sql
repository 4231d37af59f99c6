select coalesce(min(was_series_id), $2)
from core.series_override
where edition_id = $1
