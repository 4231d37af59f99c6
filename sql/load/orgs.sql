select org_id from core.org
