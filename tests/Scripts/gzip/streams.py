import gzip, io
print(gzip.compress(b'hello', 9, mtime=0), gzip.decompress(gzip.compress(b'one') + gzip.compress(b'two')))
file = io.BytesIO()
with gzip.GzipFile('name.txt', 'wb', 6, file, mtime=1) as g: g.write(b'line 1\nline 2\n' * 100)
print(len(file.getvalue()), file.getvalue()[:20])
file.seek(0)
with gzip.open(file, 'rt') as g: print(g.readline(), sum(1 for _ in g))
for bad in b'\x1f\x8b\x08\0', b'xx', gzip.compress(b'a')[:-1], gzip.compress(b'a')[:-8] + b'12345678':
    try: gzip.decompress(bad)
    except Exception as e: print(type(e), e)
