import io
b = io.BytesIO(b'x')
for call in (lambda: b.read('a'), lambda: b.write('a'), lambda: b.seek(-1), lambda: b.seek(0, 9), lambda: b.seek(1.5), lambda: b.truncate(-1), lambda: b.readinto(b'x'),
             lambda: io.BytesIO('x'), lambda: b.writelines(3), lambda: b.writelines([b'q', 'r']), lambda: b.__setstate__(1), lambda: b.__setstate__((b'', -1, None)),
             lambda: b.detach(), lambda: b.fileno(), lambda: b.readlines('')):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
