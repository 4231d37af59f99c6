update core.plan
set series_id = $2
where exact_edition_id = $1
  and series_id <> $2;
