-- 只读角色：taizhang sql 以它提问 / the role that taizhang sql asks as: it reads and does nothing else
grant usage on schema raw, core, mart, mart_zh, ops to taizhang_reader;
grant select on all tables in schema raw, core, mart, mart_zh, ops to taizhang_reader;
