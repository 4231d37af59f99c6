insert into queue.link_band (plan_year, fingerprint, band, sums)
values ($1, $2, $3, $4)
on conflict do nothing
