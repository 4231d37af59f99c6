insert into ops.dimension (name, fingerprint)
values ($1, $2);
