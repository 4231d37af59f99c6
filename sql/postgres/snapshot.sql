-- 此刻可见哪些事务：两次相同则所见的行相同 / which transactions are seen now: where it is the same twice, so are the rows
select cast(pg_current_snapshot() as text)
