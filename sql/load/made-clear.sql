delete from ops.made;
