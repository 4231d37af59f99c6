-- 装载所问皆一次而过，编译语句所费多于所省 / what a load asks it asks once: to compile the questions costs more than it saves
set jit = off;
set work_mem = '32MB';
