select id
from queue.river_job
where id = any ($1)
  and state = 'running'
  and attempted_by[cardinality(attempted_by)] = $2
order by id
for update
