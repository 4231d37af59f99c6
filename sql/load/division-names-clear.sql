delete from core.division_name;
