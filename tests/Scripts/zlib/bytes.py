import zlib, random
r = random.Random(7)
words = [bytes(r.choices(b'abcdefghijklmnop', k=r.randint(1, 9))) for _ in range(300)]
text = b' '.join(r.choice(words) for _ in range(6000))
noise = bytes(r.getrandbits(8) for _ in range(20000))
skewed = bytes(r.choices(range(40), weights=[2 ** (i // 2) for i in range(40)], k=30000))

def show(data): return len(data), zlib.crc32(data)

for name, data in dict(empty=b'', one=b'x', run=b'a' * 1000, text=text, noise=noise, mixed=text + noise + text, skewed=skewed).items():
    print(name, [show(zlib.compress(data, level)) for level in range(-1, 10)])
for strategy in range(5):
    for wbits, memory in (-15, 8), (31, 9), (9, 1):
        c = zlib.compressobj(6, zlib.DEFLATED, wbits, memory, strategy)
        print(strategy, wbits, show(c.compress(text) + c.flush()))
