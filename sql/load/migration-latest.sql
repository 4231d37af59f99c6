select max(version) from ops.migration
