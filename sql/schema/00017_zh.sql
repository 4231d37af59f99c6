-- +goose Up
-- 中文名的视图另在一处：有的 BI 工具不显示注释 / the views under Chinese names: some BI tools show no comments
create schema if not exists mart_zh;

-- +goose Down
drop schema mart_zh;
