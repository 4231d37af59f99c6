insert into doomed (bundle_id)
select b.bundle_id
from core.bundle b
where b.loaded_to is null
  and exists (
    select 1
    from core.document d
    where d.bundle_id = b.bundle_id
      and exists (
        select 1
        from core.source s
        where s.bundle_id = d.bundle_id
          and s.document_id = d.document_id
          and s.name in (select name from gone)
      )
      and not exists (
        select 1
        from core.source s
        where s.bundle_id = d.bundle_id
          and s.document_id = d.document_id
          and s.name not in (select name from gone)
      )
  );
