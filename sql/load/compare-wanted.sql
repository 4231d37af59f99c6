select
  cast($1 as text) as division_code,
  cast($2 as bigint) as plan_id
union
select
  cast($3 as text),
  cast($4 as bigint)
