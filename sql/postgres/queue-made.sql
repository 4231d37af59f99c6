select
  case
    when has_schema_privilege(to_regnamespace('queue'), 'usage')
      then coalesce(
        has_table_privilege(to_regclass('queue.river_job'), 'select')
        and has_table_privilege(to_regclass('queue.run'), 'select')
        and has_table_privilege(to_regclass('queue.worker'), 'select')
        and has_table_privilege(to_regclass('queue.living'), 'select'),
        false
      )
    else false
  end
