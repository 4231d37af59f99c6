select version from ops.migration order by version desc
