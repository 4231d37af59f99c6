insert into core.thread_alias (thread_id, to_thread_id, reason)
select
  s.thread_id,
  s.to_thread_id,
  min(s.reason)
from shown_alias s
where not exists (
  select 1
  from core.thread_alias a
  where a.thread_id = s.thread_id
    and a.to_thread_id = s.to_thread_id
)
group by s.thread_id, s.to_thread_id;
truncate shown_alias;
