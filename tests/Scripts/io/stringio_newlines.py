import io
text = 'a\nb\r\nc\rd'
for newline in None, '', '\n', '\r', '\r\n':
    s = io.StringIO(text, newline)
    print(repr(newline), list(s), repr(s.getvalue()), ascii(s.newlines))
    s = io.StringIO(newline=newline)
    print(s.write(text), repr(s.getvalue()), ascii(s.newlines))
try: io.StringIO('', 'x')
except ValueError as error: print(error)
try: io.StringIO('', b'\n')
except TypeError as error: print(error)
