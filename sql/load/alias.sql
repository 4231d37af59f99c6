update core.task_id_alias
set to_task_id = n.to_task_id
from fresh_alias n
where n.task_id = core.task_id_alias.to_task_id;
delete from core.task_id_alias
where task_id in (select task_id from fresh_alias)
  or task_id in (select to_task_id from fresh_alias);
insert into core.task_id_alias (task_id, to_task_id, reason, noted_at)
select
  task_id,
  min(to_task_id),
  min(reason),
  min(noted_at)
from fresh_alias
group by task_id;
insert into core.link_override (a_task_id, b_task_id, kind, why)
select
  n.a_task_id,
  n.b_task_id,
  min(n.kind),
  min(n.why)
from (
  select
    case when s.a_id < s.b_id then s.a_id else s.b_id end as a_task_id,
    case when s.a_id < s.b_id then s.b_id else s.a_id end as b_task_id,
    s.kind,
    s.why
  from (
    select
      coalesce(x.to_task_id, o.a_task_id) as a_id,
      coalesce(y.to_task_id, o.b_task_id) as b_id,
      o.kind,
      o.why
    from core.link_override o
    left join fresh_alias x
      on x.task_id = o.a_task_id
    left join fresh_alias y
      on y.task_id = o.b_task_id
    where x.task_id is not null
      or y.task_id is not null
  ) s
  where s.a_id <> s.b_id
) n
where not exists (
  select 1
  from core.link_override o
  where o.a_task_id = n.a_task_id
    and o.b_task_id = n.b_task_id
)
group by n.a_task_id, n.b_task_id;
truncate fresh_alias;
