select
  count(*) filter (where partmethod = 'h'),
  count(*) filter (where partmethod = 'n' and repmodel = 't')
from pg_dist_partition
