import io
s = io.StringIO('h\U0001F600llo\nworld')
print(ascii(s.read(2)), s.tell(), s.readline(), s.read(), s.tell(), s.seek(2), s.readline(2), s.seek(0, 2), s.seek(20), s.write('!'), ascii(s.getvalue()))
print(s.truncate(3), ascii(s.getvalue()), s.tell(), s.line_buffering, s.encoding, s.errors)
for call in (lambda: s.seek(1, 1), lambda: s.seek(-1), lambda: s.seek(0, 5), lambda: s.write(b'x'), lambda: s.truncate(-2), lambda: io.StringIO(3), s.fileno, s.detach):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
s.close()
try: s.read()
except ValueError as error: print(error)
