delete from core.org_name;
