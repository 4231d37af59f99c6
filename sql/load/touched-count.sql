select count(distinct plan_id) from touched
