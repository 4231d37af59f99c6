-- 行政区划的历次名称：何时有效、本库何时这样记载，两种时间分开 / names of divisions with two times: when in force, and when the warehouse said so
create view mart.division_name as
select
  n.division_code,
  n.ordinal,
  n.name,
  n.parent_code,
  n.valid_from,
  n.valid_to,
  n.successor_code,
  n.source,
  n.loaded_from,
  n.loaded_to
from core.division_name n;

comment on view mart.division_name is '行政区划的历次名称：何时有效、本库何时这样记载，两种时间分开 / names of divisions with two times: when in force, and when the warehouse said so';
comment on column mart.division_name.division_code is '区划代码 / division code';
comment on column mart.division_name.ordinal is '第几个名称，从 1 起 / order of the name, from 1';
comment on column mart.division_name.name is '名称 / name';
comment on column mart.division_name.parent_code is '上级代码 / code of the division above';
comment on column mart.division_name.valid_from is '始见于哪一期公布的代码表，最早一期即有者为空 / first list that has it, null in the first list of all';
comment on column mart.division_name.valid_to is '首次不见于哪一期，仍有效者为空 / first list without it, null in force';
comment on column mart.division_name.successor_code is '承继者，一分为几者为空 / what took its place, null where it was divided';
comment on column mart.division_name.source is '依据 / source';
comment on column mart.division_name.loaded_from is '本库何时起这样记载 UTC / since when the warehouse says so, UTC';
comment on column mart.division_name.loaded_to is '本库何时起不再这样记载，现行的为空 / until when it said so, null for what it says now';
