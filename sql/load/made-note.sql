insert into ops.made (fingerprint)
values ($1);
