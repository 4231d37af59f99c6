-- Citus：事实各表按区划分布，维度各表每个节点一份；没有 Citus 的服务器上什么也不做，可重复执行
-- Citus: facts are distributed by division, dimensions stand on every node; does nothing on a server without Citus, and nothing twice
do $$
declare
  t record;
begin
  if not exists (select 1 from pg_extension where extname = 'citus') then
    raise notice 'citus is not installed: nothing to distribute';
    return;
  end if;
  for t in
    select p.relation, p.key, p.beside
    from (
      values
        (101, 'core.bundle', null, null),
        (102, 'core.date', null, null),
        (103, 'core.division', null, null),
        (104, 'core.division_lineage', null, null),
        (105, 'core.division_name', null, null),
        (106, 'core.document', null, null),
        (107, 'core.function', null, null),
        (108, 'core.ledger', null, null),
        (109, 'core.link_group_year', null, null),
        (110, 'core.link_override', null, null),
        (111, 'core.org', null, null),
        (112, 'core.org_function', null, null),
        (113, 'core.org_name', null, null),
        (114, 'core.org_succession', null, null),
        (115, 'core.series_override', null, null),
        (116, 'core.source', null, null),
        (117, 'core.task_id_alias', null, null),
        (118, 'core.thread_alias', null, null),
        (119, 'ops.correction', null, null),
        (120, 'raw.document', null, null),
        (201, 'core.plan', 'division_code', 'none'),
        (202, 'core.as_parsed', 'division_code', 'core.plan'),
        (203, 'core.citation', 'division_code', 'core.plan'),
        (204, 'core.corrected', 'division_code', 'core.plan'),
        (205, 'core.deadline', 'division_code', 'core.plan'),
        (206, 'core.due_day', 'division_code', 'core.plan'),
        (207, 'core.duty', 'division_code', 'core.plan'),
        (208, 'core.duty_member', 'division_code', 'core.plan'),
        (209, 'core.duty_place', 'division_code', 'core.plan'),
        (210, 'core.edition', 'division_code', 'core.plan'),
        (211, 'core.issue', 'division_code', 'core.plan'),
        (212, 'core.item', 'division_code', 'core.plan'),
        (213, 'core.link', 'division_code', 'core.plan'),
        (214, 'core.link_change', 'division_code', 'core.plan'),
        (215, 'core.link_group', 'division_code', 'core.plan'),
        (216, 'core.link_pair', 'division_code', 'core.plan'),
        (217, 'core.measure', 'division_code', 'core.plan'),
        (218, 'core.near_copy', 'division_code', 'core.plan'),
        (219, 'core.occurrence', 'division_code', 'core.plan'),
        (220, 'core.org_load', 'division_code', 'core.plan'),
        (221, 'core.plan_confidence', 'division_code', 'core.plan'),
        (222, 'core.plan_count', 'division_code', 'core.plan'),
        (223, 'core.plan_name', 'division_code', 'core.plan'),
        (224, 'core.progress', 'division_code', 'core.plan'),
        (225, 'core.relation', 'division_code', 'core.plan'),
        (226, 'core.series', 'division_code', 'core.plan'),
        (227, 'core.series_edition', 'division_code', 'core.plan'),
        (228, 'core.supervisor', 'division_code', 'core.plan'),
        (229, 'core.task', 'division_code', 'core.plan'),
        (230, 'core.thread', 'division_code', 'core.plan'),
        (231, 'core.thread_member', 'division_code', 'core.plan'),
        (232, 'core.topic', 'division_code', 'core.plan'),
        (233, 'core.plan_mark', 'division_code', 'core.plan'),
        (234, 'core.duty_count', 'division_code', 'core.plan'),
        (301, 'raw.block', 'document_id', 'none'),
        (302, 'raw.hidden', 'document_id', 'raw.block'),
        (303, 'raw.meta', 'document_id', 'raw.block'),
        (304, 'raw.original', 'document_id', 'raw.block')
    ) p (step, relation, key, beside)
    where not exists (select 1 from pg_dist_partition d where d.logicalrelid = to_regclass(p.relation))
    order by p.step
  loop
    if t.key is null then
      perform create_reference_table(to_regclass(t.relation));
    else
      perform create_distributed_table(to_regclass(t.relation), t.key, colocate_with => t.beside);
    end if;
  end loop;
  execute format('alter database %I set citus.enable_repartition_joins to on', current_database());
end
$$
