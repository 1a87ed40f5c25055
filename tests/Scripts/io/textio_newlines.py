import io
data = b'a\nb\r\nc\rd\r'
for newline in None, '', '\n', '\r', '\r\n':
    for chunk in 1, 2, 3, 100:
        r = io.TextIOWrapper(io.BytesIO(data), 'ascii', newline=newline)
        r._CHUNK_SIZE = chunk
        print(repr(newline), chunk, r.readlines(), ascii(r.newlines))
    b = io.BytesIO()
    w = io.TextIOWrapper(b, 'ascii', newline=newline)
    w.write('x\ny\r\n'); w.flush()
    print(b.getvalue())
