-- 到期日最早与最晚 / the first and the last day on which something falls due
select
  min(d.due) as first_due,
  max(d.due) as last_due
from core.due_day d
where not d.is_before_issue
  and (cast($1 as text) = '' or position(',' || d.division_code || ',' in cast($1 as text)) > 0)
