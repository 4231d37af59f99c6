insert into ops.migration (version) values ($1)
