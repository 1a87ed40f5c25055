from _blake2 import blake2b, blake2s

data = bytes(i * 7 & 255 for i in range(1000))
for make in blake2b, blake2s:
    hash = make()
    print(hash.name, hash.digest_size, hash.block_size, make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE, hash.hexdigest())
    for count in 1, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000:
        hash = make(data[:count // 2], key=b'k' * (count % 32))
        hash.update(data[count // 2:count])
        copy = hash.copy()
        copy.update(b'x')
        print(count, hash.hexdigest()[:16], hash.digest()[-4:].hex(), copy.hexdigest()[:16])
    for options in (dict(digest_size=1), dict(salt=b's', person=b'p'), dict(fanout=0, depth=255), dict(leaf_size=2 ** 32 - 1, node_offset=2 ** 48 - 1), dict(node_depth=7, inner_size=32),
                    dict(last_node=True), dict(digest_size=20, salt=b'a', person=b'b', key=b'k', fanout=2, depth=2, leaf_size=100, node_offset=3, node_depth=1, inner_size=32, last_node=True)):
        print(options, make(b'abc', **options).hexdigest())
