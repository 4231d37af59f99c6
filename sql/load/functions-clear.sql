delete from core.function;
