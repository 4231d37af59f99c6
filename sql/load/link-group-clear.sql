delete from core.link_group
where coalesce(plan_year, 0) = $1;
delete from core.link_group_year
where plan_year = $1;
