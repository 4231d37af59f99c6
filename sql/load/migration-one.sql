select version from ops.migration where version = $1
