truncate incoming;
truncate arrived;
