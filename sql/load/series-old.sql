insert into stale (series_id)
values ($1);
