delete from core.division
where coalesce(level, '') not in ('zone', 'township');
