delete from ops.migration where version = $1
