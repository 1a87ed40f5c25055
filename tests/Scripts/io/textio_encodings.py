import io
text = 'a\u00e9\u20ac\U0001F600\n'
for encoding in 'utf-8', 'utf-8-sig', 'utf-16', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-7':
    b = io.BytesIO()
    w = io.TextIOWrapper(b, encoding)
    print(encoding, w.write(text), w.write(text), end=' ')
    w.flush()
    print(b.getvalue())
    b.seek(0)
    r = io.TextIOWrapper(b, encoding)
    r._CHUNK_SIZE = 3
    print(r.read(3) + r.readline() + r.read() == text * 2)
for errors in 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape':
    b = io.BytesIO()
    w = io.TextIOWrapper(b, 'ascii', errors)
    try: w.write('x\u20ac\udc80'); w.flush(); print(errors, b.getvalue())
    except UnicodeEncodeError as error: print(errors, error)
