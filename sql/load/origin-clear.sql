delete from ops.origin
where origin_id in (select origin_id from departed);
