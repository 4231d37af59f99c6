select pg_advisory_lock(1954047349, cast($1 as integer))
