delete from core.division;
