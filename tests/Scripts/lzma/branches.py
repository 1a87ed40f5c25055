import lzma, random, zlib
r = random.Random(5)
# By filter: which bytes of sixteen have bits that make a call, and those bits.
calls = dict(X86={0: (0, 0xE8), 4: (0, 0xFF)}, POWERPC={0: (3, 0x48), 3: (0xFC, 1)}, IA64={0: (0xE0, 0x16), 12: (0xF8, 0), 15: (0x0F, 0x50)},
             ARM={3: (0, 0xEB)}, ARMTHUMB={1: (7, 0xF0), 3: (7, 0xF8)}, SPARC={0: (0, 0x7F), 1: (0x3F, 0xC0)})
ends = [{'id': lzma.FILTER_LZMA2, 'preset': 1}]
for name, call in calls.items():
    data = bytearray(r.randbytes(4001))
    for at in range(0, 3984, 16):
        for place, (kept, bits) in call.items():
            data[at + place] = data[at + place] & kept | bits
    filters = [{'id': getattr(lzma, 'FILTER_' + name), 'start_offset': 0x1230}] + ends
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
    changed = lzma.decompress(packed, lzma.FORMAT_RAW, filters=ends)
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    pieces = b''.join(decompressor.decompress(packed[at:at + 7]) for at in range(0, len(packed), 7))
    print(name, sum(a != b for a, b in zip(data, changed)), zlib.crc32(changed), pieces == data, lzma.decompress(lzma.compress(data, filters=filters)) == data)
for id in lzma.FILTER_POWERPC, lzma.FILTER_IA64, lzma.FILTER_ARMTHUMB:
    for offset in 1, 2, 8:
        try:
            print(len(lzma.decompress(lzma.compress(b'', lzma.FORMAT_RAW, filters=[{'id': id, 'start_offset': offset}] + ends), lzma.FORMAT_RAW, filters=ends)))
        except lzma.LZMAError as error:
            print(error)
