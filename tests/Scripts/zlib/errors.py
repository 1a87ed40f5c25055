import zlib
def t(f, *args, **named):
    try: print(f(*args, **named))
    except Exception as e: print(type(e), e)
c = zlib.compress(b'a' * 100)
t(zlib.compress, 'x'); t(zlib.compress, b'', 10); t(zlib.compress, b'', wbits=-8)
for data, wbits in (c, 100), (c, 7), (c, -15), (c[:-1], 15), (c[:-1] + b'x', 15), (b'', 15), (b'\x78\x9c\x07', 15), (b'\x78\x9d', 15), (b'\x79\x9c', 15), (b'\x88\x1c', 15), (b'\x1f\x8b\x07\0', 31), \
        (b'\x1f\x8b\x08\xe0', 31), (b'\5\0\0\xff\xff\xff', -15), (b'\x05\xe0\x81\x08', -15):
    t(zlib.decompress, data, wbits)
t(zlib.decompress, c, 15, -1); t(zlib.compressobj, 10); t(zlib.compressobj, 1, 9); t(zlib.compressobj, 1, 8, 15, 0); t(zlib.compressobj, zdict='x'); t(zlib.compressobj, wbits=31, zdict=b'x')
t(zlib.decompressobj, 48); t(zlib.decompressobj, zdict='x')
o = zlib.compressobj(); o.flush()
t(o.flush); t(o.compress, b'x'); t(o.copy); t(o.flush, 0); t(zlib.compressobj().flush, 7); t(type(o))
d = zlib.decompressobj()
t(d.flush, 0); t(d.decompress, c, -1); t(d.decompress, b'xyz'); t(d.decompress, c); t(d.flush)
z = zlib.compressobj(zdict=b'hello'); s = z.compress(b'hello hello') + z.flush()
t(zlib.decompress, s); t(zlib.decompressobj().decompress, s); t(zlib.decompressobj(zdict=b'other').decompress, s)
print(zlib.adler32(b'a' * 100000, 2 ** 32 - 1), zlib.crc32(b'a', -1), zlib.crc32(b'abcdefghijklmnop', 2 ** 70 + 5), zlib.adler32(b''), zlib.error.__mro__)
