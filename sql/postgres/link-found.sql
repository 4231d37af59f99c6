delete from queue.link_found
where fingerprint = any ($1)
returning links, pair_rows, link_rows, change_rows
