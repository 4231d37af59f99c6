select pg_advisory_lock(1954047350, cast($1 as integer))
