set local role taizhang_reader
