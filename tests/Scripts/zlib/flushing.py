import zlib
pieces = [b'hello hello ', b'', b'hello there, hello', bytes(40000), b'end']
for level in 0, 1, 6:
    for mode in zlib.Z_NO_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK, zlib.Z_FINISH:
        c = zlib.compressobj(level, wbits=-15)
        made = [c.compress(p) + (c.flush(mode) if mode != zlib.Z_FINISH else b'') for p in pieces]
        copied = c.copy()
        made.append(c.flush())
        print(level, mode, [len(m) for m in made], made[0].hex(), zlib.crc32(b''.join(made)), made[-1] == copied.flush())
        assert zlib.decompress(b''.join(made), -15) == b''.join(pieces)
