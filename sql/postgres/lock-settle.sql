select pg_advisory_xact_lock(1954047348, 1);
analyze touched;
