from _md5 import md5
from _sha1 import sha1
from _sha256 import sha224, sha256
from _sha512 import sha384, sha512

data = bytes(i * 7 & 255 for i in range(1000))
for make in md5, sha1, sha224, sha256, sha384, sha512:
    hash = make()
    print(hash.name, hash.digest_size, hash.block_size, hash.hexdigest())
    for count in 55, 56, 63, 64, 111, 112, 127, 128, 1000:
        for start in range(0, count, 37):
            hash.update(data[start:min(start + 37, count)])
        copy = hash.copy()
        copy.update(b'x')
        print(count, hash.hexdigest()[:16], hash.digest()[-4:].hex(), copy.hexdigest()[:16])
