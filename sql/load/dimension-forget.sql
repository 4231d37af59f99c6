delete from ops.dimension
where name = $1;
