-- 单位：一地一沿革一分支为一个 / organs, one for each place, line of names and branch
create view mart.org as
select
  o.org_id,
  o.name,
  o.division_code,
  v.full_name as division_name,
  o.level,
  o.branch,
  o.functions,
  n.names
from core.org o
left join core.division v
  on v.division_code = o.division_code
left join (
  select
    line,
    string_agg(name, '、' order by ordinal) as names
  from core.org_name
  where loaded_to is null
  group by line
) n
  on n.line = o.name;

comment on view mart.org is '单位，连同历次名称；更名前后为同一单位，合并而成的是新单位 / organs with their names through time; a change of name makes no other organ, a merger does';
comment on column mart.org.org_id is '单位 / organ';
comment on column mart.org.name is '最新的规范名称 / latest canonical name';
comment on column mart.org.division_code is '所属区划，未知为 ZZZZZZ / its division, ZZZZZZ unknown';
comment on column mart.org.division_name is '所属区划全称 / its division in full';
comment on column mart.org.level is '级别 / level';
comment on column mart.org.branch is '派出机构或内设机构 / branch';
comment on column mart.org.functions is '职能，以、连接 / functions joined by 、';
comment on column mart.org.names is '历次名称，以、连接；表中没有的单位为空 / its names through time, joined by 、; null where the tables do not have it';
