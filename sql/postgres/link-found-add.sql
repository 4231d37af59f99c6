insert into queue.link_found (a_plan_id, b_plan_id, fingerprint, links, pair_rows, link_rows, change_rows)
select *
from unnest(cast($1 as bigint[]), cast($2 as bigint[]), cast($3 as bigint[]), cast($4 as bigint[]), cast($5 as text[]), cast($6 as text[]), cast($7 as text[]))
on conflict do nothing
