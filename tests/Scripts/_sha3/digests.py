import _sha3

data = bytes(i * 7 & 255 for i in range(1000))
for name in 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256':
    make = getattr(_sha3, name)
    length = (300,) if 'shake' in name else ()
    hash = make()
    print(hash.name, hash.digest_size, hash.block_size, hash._capacity_bits, hash._rate_bits, hash._suffix, hash.hexdigest(*length))
    for count in 71, 72, 73, 103, 104, 105, 135, 136, 137, 143, 144, 145, 167, 168, 169, 1000:
        hash = make(data[:count // 2])
        hash.update(data[count // 2:count])
        copy = hash.copy()
        copy.update(b'x')
        print(count, hash.hexdigest(*length)[:16], hash.digest(*length)[-4:].hex(), copy.hexdigest(*length)[:16])
