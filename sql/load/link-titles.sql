select
  p.plan_id,
  coalesce(p.title, p.notice_title, '')
from core.plan p
where p.is_primary
  and p.tasks > 0
