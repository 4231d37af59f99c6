truncate wanted;
truncate wanted_series;
