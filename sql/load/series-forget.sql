delete from core.series_override
where edition_id = $1;
