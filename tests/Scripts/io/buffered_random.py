import io
f = io.BufferedRandom(io.BytesIO(b'0123456789'), 4)
print(f.read(3), f.write(b'ABC'), f.tell(), f.read(2), f.seek(-1, 1), f.write(b'x'), f.seek(0), f.read())
print(f.seek(2), f.peek()[:2], f.truncate(), f.tell(), f.seek(0), f.read(), f.raw.getvalue())
f.seek(0); f.write(b'zz'); print(f.readline(), f.raw.getvalue())
