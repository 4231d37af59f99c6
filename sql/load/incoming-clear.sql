truncate incoming;
