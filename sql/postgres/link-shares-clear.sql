delete from queue.link_found
where not exists (
    select 1
    from ops.run r
    where r.status = 'queued'
      and r.run_id <> $1
  );
delete from queue.link_band
where not exists (
    select 1
    from ops.run r
    where r.status = 'queued'
      and r.run_id <> $1
  )
