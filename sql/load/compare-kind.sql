select
  (
    select max(kind)
    from core.link_pair
    where a_plan_id = $1
      and b_plan_id = $2
  ),
  (
    select count(*)
    from core.link_override
  )
