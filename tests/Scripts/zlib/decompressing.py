import zlib
data = b'abc' * 1000 + bytes(range(256))
packed = zlib.compress(data) + b'tail'
for most in 1000, 4000:
    d = zlib.decompressobj()
    todo, sizes = packed, []
    while not d.eof:
        sizes.append(len(d.decompress(todo, most)))
        todo = d.unconsumed_tail
    print(sizes, d.unused_data, d.unconsumed_tail)
d = zlib.decompressobj()
print(sum(len(d.decompress(packed[i:i + 1])) for i in range(len(packed))), d.eof, d.unused_data, d.flush())
d = zlib.decompressobj()
print(len(d.decompress(packed, 5)), len(d.copy().flush()), len(d.flush(1)), d.eof)
for wbits in 15, 0, -15, 31, 47:
    c = zlib.compressobj(wbits=wbits if wbits not in (0, 47) else 15)
    print(wbits, zlib.decompress(c.compress(b'same') + c.flush(), wbits))
header = b'\x1f\x8b\x08\x1e1234\0\3\4\0abcdname\0comment\0'
import struct
raw = zlib.compress(b'in gzip', wbits=-15)
whole = header + struct.pack('<H', zlib.crc32(header) & 0xFFFF) + raw + struct.pack('<LL', zlib.crc32(b'in gzip'), 7)
print(zlib.decompress(whole, 31), zlib.decompress(whole, 47))
c = zlib.compressobj(zdict=b'hello')
z = c.compress(b'hello hello') + c.flush()
print(z, zlib.decompressobj(zdict=b'hello').decompress(z))
