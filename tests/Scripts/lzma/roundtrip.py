import lzma, random
r = random.Random(7)
words = [bytes(r.choices(b'abcdefghijklmnop', k=r.randint(1, 9))) for _ in range(300)]
text = b' '.join(r.choice(words) for _ in range(6000))
noise = bytes(r.getrandbits(8) for _ in range(40000))
for data in b'', b'x', b'ab' * 500, text, noise, text + noise + text, bytes(100000):
    for how in dict(), dict(check=lzma.CHECK_NONE, preset=9), dict(check=lzma.CHECK_SHA256), dict(format=lzma.FORMAT_ALONE), dict(filters=[{'id': lzma.FILTER_DELTA, 'dist': 3}, {'id': lzma.FILTER_LZMA2}]), \
            dict(filters=[{'id': lzma.FILTER_X86}, {'id': lzma.FILTER_LZMA2, 'lc': 0, 'lp': 2, 'pb': 0}]):
        made = lzma.compress(data, **how)
        print(lzma.decompress(made) == data, len(made) < 200 + (len(data) + len(data) // 40 if noise in data else len(data) // (1 if 'dist' in str(how) else 2)), end=' ')
    for chain in [{'id': lzma.FILTER_LZMA1, 'dict_size': 5000}], [{'id': lzma.FILTER_DELTA}, {'id': lzma.FILTER_LZMA2}]:
        print(lzma.decompress(lzma.compress(data, lzma.FORMAT_RAW, filters=chain), lzma.FORMAT_RAW, filters=chain) == data, end=' ')
    print()
def t(f, *args, **named):
    try: print(f(*args, **named))
    except Exception as e: print(type(e), e)
t(lzma.LZMACompressor, 5); t(lzma.LZMACompressor, preset=10); t(lzma.LZMACompressor, preset=1, filters=[]); t(lzma.LZMACompressor, 2, 4); t(lzma.LZMACompressor, 3); t(lzma.LZMACompressor, check=11)
t(lzma.LZMACompressor, filters=[]); t(lzma.LZMACompressor, filters=[{}]); t(lzma.LZMACompressor, filters=[{'id': 99}]); t(lzma.LZMACompressor, filters=[{'id': 3, 'x': 1}]); t(lzma.LZMACompressor, filters=[1])
t(lzma.LZMADecompressor, 7); t(lzma.LZMADecompressor, 3); t(lzma.LZMADecompressor, filters=[]); t(lzma.LZMADecompressor, 3, 5)
c = lzma.LZMACompressor(); c.flush(); t(c.flush); t(c.compress, b'')
print(lzma.is_check_supported(4), lzma.is_check_supported(11), lzma._encode_filter_properties({'id': 3, 'dist': 4}), lzma._decode_filter_properties(0x21, b'\x16'), lzma._encode_filter_properties({'id': lzma.FILTER_LZMA1, 'preset': 6}))
