import io
b = io.BytesIO(b'one\ntwo\nthree')
print(b.read(2), b.readline(), b.tell(), list(b), b.read(), b.seek(-5, 2), b.read1())
b.seek(20)
print(b.write(b'!'), b.getvalue(), b.truncate(4), b.getvalue(), b.tell(), b.seek(0), b.readlines(2))
print(b.readinto(bytearray(3)), b.seekable(), b.readable(), b.writable(), b.isatty(), b.closed)
b.close()
for call in b.read, b.tell, b.getvalue, b.__enter__, b.__next__, b.seekable, b.flush:
    try: call()
    except ValueError as error: print(call.__name__, error)
