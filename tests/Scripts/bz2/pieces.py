import bz2
data = b'some text ' * 500
c = bz2.BZ2Compressor()
z = c.compress(data[:100]) + c.compress(data[100:]) + c.flush()
d = bz2.BZ2Decompressor()
print(d.eof, d.needs_input, d.unused_data)
out = [d.decompress(z[:20]), d.decompress(z[20:] + b'tail', 7), d.needs_input, d.decompress(b'', 10)]
print(out, d.needs_input)
print(len(d.decompress(b'')), d.eof, d.needs_input, d.unused_data)
print(bz2.decompress(z + bz2.compress(b'more') + b'junk') == data + b'more')
def t(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e), e)
t(d.decompress, b''); t(c.compress, b''); t(c.flush); t(bz2.BZ2Compressor, 10); t(bz2.decompress, b'BZh91'); t(bz2.decompress, b'xx'); t(bz2.decompress, z[:-1] + b'x'); t(bz2.decompress, z[:30] + b'x' + z[31:]); t(bz2.BZ2Decompressor().decompress, 'x')
