create role taizhang_reader nologin noinherit;
grant taizhang_reader to current_user;
