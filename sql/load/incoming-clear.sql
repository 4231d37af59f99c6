delete from incoming;
