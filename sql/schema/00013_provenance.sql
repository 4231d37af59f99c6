-- +goose Up
alter table core.task add column provenance text;

comment on column core.task.provenance is '内容的来历：空为文件原文，ocr 从图片识别，typed 人工补录 / where the words come from: null the text of the file, ocr a picture, typed the operator';

-- +goose Down
alter table core.task drop column provenance;
