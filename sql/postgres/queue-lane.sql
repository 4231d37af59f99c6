insert into queue.lane (lane, turn) values ($1, $2)
on conflict (lane) do update set turn = greatest(queue.lane.turn, excluded.turn)
