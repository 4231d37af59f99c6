delete from core.source
where exists (
  select 1
  from departed d
  where d.bundle_id = core.source.bundle_id
    and d.document_id = core.source.document_id
    and d.name = core.source.name
)
  and not exists (
    select 1
    from ops.origin o
    where o.bundle_id = core.source.bundle_id
      and o.document_id = core.source.document_id
      and o.name = core.source.name
  );
update core.bundle
set name = coalesce(
  (
    select min(s.name)
    from core.source s
    join core.document d
      on d.bundle_id = s.bundle_id
      and d.document_id = s.document_id
      and d.ordinal = 1
    where s.bundle_id = core.bundle.bundle_id
  ),
  name
)
where loaded_to is null
  and exists (
    select 1
    from departed d
    where d.bundle_id = core.bundle.bundle_id
      and d.name = core.bundle.name
  );
insert into doomed (bundle_id)
select b.bundle_id
from core.bundle b
where b.bundle_id in (select bundle_id from departed)
  and b.loaded_to is null
  and exists (
    select 1
    from core.document d
    where d.bundle_id = b.bundle_id
      and not exists (
        select 1
        from core.source s
        where s.bundle_id = d.bundle_id
          and s.document_id = d.document_id
      )
  );
truncate departed;
