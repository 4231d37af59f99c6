with gone as (
  delete from queue.link_band
  where plan_year = $1
    and fingerprint = $2
  returning band, sums
)
select band, sums
from gone
order by band
