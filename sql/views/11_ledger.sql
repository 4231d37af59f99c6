-- 字数台账 / ledger
create view mart.ledger as
select
  l.bundle_id,
  b.name,
  l.part,
  l.characters
from core.ledger l
join core.bundle b
  on b.bundle_id = l.bundle_id
where l.bundle_id in (select bundle_id from core.plan where is_primary);

comment on view mart.ledger is '字数台账：原文字符的归类 / where every character of the text went';
comment on column mart.ledger.bundle_id is '发布 / publication';
comment on column mart.ledger.name is '名称 / name';
comment on column mart.ledger.part is '类别 / part';
comment on column mart.ledger.characters is '字符数 / characters';
