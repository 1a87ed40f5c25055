import lzma
raw = [{'id': lzma.FILTER_LZMA2}]
text = b' '.join(b'%d squared is %d' % (i, i * i) for i in range(400))
packed = lzma.compress(text)
# What has come is decoded, though the chunk it belongs to goes on.
d = lzma.LZMADecompressor()
some = d.decompress(packed[:200], 50)
print(some == text[:50], d.needs_input, d.eof)
while not d.needs_input: some += d.decompress(b'', 50)
print(text.startswith(some), len(some) > 50)
some += d.decompress(packed[200:])
print(some == text, d.needs_input, d.eof)
def t(f, *args, **kwargs):
    try: print(f(*args, **kwargs))
    except Exception as e: print(type(e).__name__, e)
d = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=raw)
t(d.decompress, b'\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4F\x02\x00!\x01\x16\x00\x00\x00t/\xe5\xa3')
for filters in {}, 7, iter(raw), raw * 5: t(lzma.LZMADecompressor, lzma.FORMAT_RAW, filters=filters)
# More input comes while there was no room for what is decoded.
d = lzma.LZMADecompressor()
out = [d.decompress(packed[:100], 0), d.decompress(b'', 2), d.decompress(packed[100:105], 15), d.decompress(packed[105:])]
print(b''.join(out) == text, d.eof)
