import hashlib
for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name, b'abc')
    print(name, (h.hexdigest(8) if name.startswith('shake') else h.hexdigest()), h.name, h.digest_size, h.block_size)
print(hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 2).hex(), hashlib.blake2b(b'x', digest_size=4, key=b'k', person=b'p').hexdigest())
try:
    hashlib.new('nope')
except ValueError as error:
    print(error)
