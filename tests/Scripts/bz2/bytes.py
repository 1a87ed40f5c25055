import bz2, random, zlib
r = random.Random(7)
words = [bytes(r.choices(b'abcdefghijklmnop', k=r.randint(1, 9))) for _ in range(300)]
text = b' '.join(r.choice(words) for _ in range(30000))
for name, data in dict(empty=b'', one=b'x', short=b'hello world, hello', runs=b'a' * 300 + b'b' * 4 + b'c' * 5 + bytes(1000) + b'end', text=text).items():
    for level in 1, 9:
        z = bz2.compress(data, level)
        print(name, level, len(z), zlib.crc32(z), bz2.decompress(z) == data)
