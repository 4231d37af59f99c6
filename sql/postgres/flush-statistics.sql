select pg_stat_force_next_flush();
set default_statistics_target = 30;
