delete from core.org
where org_id not in (select org_id from core.duty where org_id is not null);
