select to_regclass('ops.made') is not null
