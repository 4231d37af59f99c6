-- 任务文字的三元组索引，供模糊查找；装载变慢，由管理者自行启用 / trigrams of the task text for searching in it; loads become slower, so it is for the operator to have
create extension if not exists pg_trgm;
create index if not exists task_content_trigram on core.task using gin (content gin_trgm_ops);
