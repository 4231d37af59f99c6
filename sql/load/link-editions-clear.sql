delete from core.series_edition
where series_id in (select series_id from wanted_series);
