delete from core.org_function;
