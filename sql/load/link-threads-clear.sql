delete from core.thread_member
where series_id in (select series_id from wanted_series);
delete from core.thread
where series_id in (select series_id from wanted_series);
