import pickle
for data in [b'', b'\x80\x09.', b'\x80\x02K', b'X\x05\x00\x00\x00ab', b'?', b'\x01', b'cno_such_module\nx\n.', b'I1\n', b'h\x00.', b'S"x\n.', b'\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00.']:
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(data, type(error).__name__, error)
for value in [lambda: 1, (lambda: (lambda: 1))(), (n for n in ())]:
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])
