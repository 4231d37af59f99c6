delete from core.link
where exists (
  select 1
  from gone_pair g
  where g.a_plan_id = core.link.a_plan_id
    and g.b_plan_id = core.link.b_plan_id
);
delete from core.link_change
where exists (
  select 1
  from gone_pair g
  where g.a_plan_id = core.link_change.a_plan_id
    and g.b_plan_id = core.link_change.b_plan_id
);
delete from core.link_pair
where exists (
  select 1
  from gone_pair g
  where g.a_plan_id = core.link_pair.a_plan_id
    and g.b_plan_id = core.link_pair.b_plan_id
);
truncate gone_pair;
