-- 行政区划的沿革 / what became of divisions
create view mart.division_lineage as
select
  l.division_code,
  l.name,
  n.full_name,
  l.valid_to,
  cast(substr(l.valid_to, 1, 4) as integer) as year_to,
  l.kind,
  l.successor_code,
  l.successor_name,
  s.full_name as successor_full_name,
  l.source
from core.division_lineage l
left join core.division n
  on n.division_code = l.division_code
left join core.division s
  on s.division_code = l.successor_code;

comment on view mart.division_lineage is '行政区划的沿革：何时、如何、成为何地 / when, how and into what divisions changed';
comment on column mart.division_lineage.division_code is '前身的代码 / code of the division that ended';
comment on column mart.division_lineage.name is '当时的名称 / its name then';
comment on column mart.division_lineage.full_name is '该代码最后的全称 / latest full name of the code';
comment on column mart.division_lineage.valid_to is '首次不见于哪一期代码表 / first list without it';
comment on column mart.division_lineage.year_to is '该期代码表的年份，变更在当年或上年 / year of that list; the change was in it or the year before';
comment on column mart.division_lineage.kind is '种类 / kind';
comment on column mart.division_lineage.successor_code is '后继的代码 / code of the successor';
comment on column mart.division_lineage.successor_name is '后继当时的名称 / name of the successor then';
comment on column mart.division_lineage.successor_full_name is '后继最后的全称 / latest full name of the successor';
comment on column mart.division_lineage.source is '依据 / source';
