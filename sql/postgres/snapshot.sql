-- 此刻可见哪些事务：两次相同则所见的行相同；页面的问都短，不值得编译 / which transactions are seen now: where it is the same twice, so are the rows; the questions of pages are short and not worth compiling
select cast(pg_current_snapshot() as text)
from set_config('jit', 'off', true)
