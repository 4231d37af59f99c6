-- 决定版本所用的各表还没有统计时，服务器为每个事务通读全部方案 / without statistics of the tables by which editions are decided the server reads all plans for each transaction
analyze core.plan (division_code, plan_id, bundle_id, document_id, exact_edition_id, edition_id, tasks_key, series_id, year, is_primary, loaded_to);
analyze core.edition (division_code, edition_id);
analyze core.series (division_code, series_id);
