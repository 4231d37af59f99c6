-- 行政区划，连同各级上级 / divisions with those above them
create view mart.division as
select
  d.division_code,
  d.name,
  d.full_name,
  d.level,
  d.parent_code,
  v.division_code as province_code,
  v.name as province_name,
  f.division_code as prefecture_code,
  f.name as prefecture_name,
  c.division_code as county_code,
  c.name as county_name,
  d.valid_from,
  d.valid_to,
  d.valid_to is null as is_in_force,
  d.successor_code,
  d.lineage_code,
  l.full_name as lineage_name
from core.division d
left join core.division v
  on v.division_code = substr(d.division_code, 1, 2) || '0000'
  and v.level = 'province'
left join core.division f
  on f.division_code = substr(d.division_code, 1, 4) || '00'
  and f.level = 'prefecture'
left join core.division c
  on c.division_code = substr(d.division_code, 1, 6)
  and c.level = 'county'
left join core.division l
  on l.division_code = d.lineage_code;

comment on view mart.division is '行政区划：代码的最后名称，连同省、市、县；含方案提到的开发区和乡镇 / divisions under their latest names, with province, prefecture and county; zones and townships as far as plans name them';
comment on column mart.division.division_code is '区划代码；开发区为上级代码加 Z 及五位 / code; a zone has its parent''s, Z and five characters';
comment on column mart.division.name is '名称 / name';
comment on column mart.division.full_name is '全称 / name in full';
comment on column mart.division.level is '级别 / level';
comment on column mart.division.parent_code is '上级代码 / code of the division above';
comment on column mart.division.province_code is '省代码 / province';
comment on column mart.division.province_name is '省 / name of the province';
comment on column mart.division.prefecture_code is '市代码 / prefecture';
comment on column mart.division.prefecture_name is '市 / name of the prefecture';
comment on column mart.division.county_code is '县代码 / county';
comment on column mart.division.county_name is '县 / name of the county';
comment on column mart.division.valid_from is '始见于哪一期代码表 / first list that has the name';
comment on column mart.division.valid_to is '首次不见于哪一期 / first list without it';
comment on column mart.division.is_in_force is '仍有效 / in force';
comment on column mart.division.successor_code is '承继者 / what took its place';
comment on column mart.division.lineage_code is '沿革所归的代码 / code that its successions end in';
comment on column mart.division.lineage_name is '沿革所归的区划 / division that its successions end in';
