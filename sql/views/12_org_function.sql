-- 单位的职能与沿革 / functions of organs and what became of them
create view mart.org_function as
select
  f.function,
  f.org_name,
  s.valid_from,
  s.valid_to,
  s.is_checked,
  s.successors
from core.org_function f
left join (
  select
    org_name,
    min(valid_from) as valid_from,
    max(valid_to) as valid_to,
    min(case when is_checked then 1 else 0 end) = 1 as is_checked,
    string_agg(successor, '、' order by ordinal) as successors
  from core.org_succession
  group by org_name
) s
  on s.org_name = f.org_name;

comment on view mart.org_function is '单位的职能，连同止于何时、由谁承继；合设的单位每项职能一行 / functions of organs, with end and successors; a joint organ once under each function';
comment on column mart.org_function.function is '职能 / function';
comment on column mart.org_function.org_name is '单位的规范名称 / canonical name of the organ';
comment on column mart.org_function.valid_from is '始于，年或年月 / since when, a year or a month';
comment on column mart.org_function.valid_to is '止于，年或年月；空为未记载其撤并 / until when; null where no end is recorded';
comment on column mart.org_function.is_checked is '所列年月均已核对；未记载撤并者为空 / the dates given were checked; null where no end is recorded';
comment on column mart.org_function.successors is '后继单位 / organs that took its place';
