import io
r = io.TextIOWrapper(io.BytesIO(b'one\ntwo\n'), 'ascii')
for line in r:
    try: r.tell()
    except OSError as error: print(error)
print(r.tell(), r.seek(0, 2), r.seek(0), r.seek(0, 1))
for call in (lambda: r.seek(1, 1), lambda: r.seek(1, 2), lambda: r.seek(-1), lambda: r.seek(0, 7), lambda: r.seek('a'), lambda: r.read('a'), lambda: r.write(b'x')):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
