select pg_advisory_unlock(1954047348, 3)
