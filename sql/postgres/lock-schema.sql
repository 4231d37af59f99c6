select pg_advisory_lock(1954047348, 3)
