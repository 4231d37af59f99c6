delete from core.date;
