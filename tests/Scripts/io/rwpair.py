import io
p = io.BufferedRWPair(io.BytesIO(b'abcdef'), io.BytesIO())
print(p.read(2), p.write(b'xyz'), p.peek(1)[:1], p.readinto(bytearray(2)), p.readable(), p.writable(), p.seekable(), p.isatty(), p.closed)
print(p.flush(), p.close(), p.closed)
for bad in (lambda: io.BufferedRWPair(3, 4), lambda: io.BufferedRWPair(io.BytesIO(), io.BytesIO(), 0), lambda: p.read(1), lambda: p.write(b'')):
    try: bad()
    except Exception as error: print(type(error).__name__, error)
