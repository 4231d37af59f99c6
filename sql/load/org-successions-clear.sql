delete from core.org_succession;
