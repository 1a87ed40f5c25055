# Data and digests that are worked through piece by piece come out as if they were in one.
import hashlib
data = bytes(range(256)) * 2500
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha512', 'sha3_224', 'sha3_512', 'blake2b', 'blake2s'):
    whole = hashlib.new(name, data).hexdigest()
    parts = hashlib.new(name)
    for at in range(0, len(data), 70001): parts.update(data[at:at + 70001])
    print(name, whole, parts.hexdigest() == whole)
for shake in (hashlib.shake_128, hashlib.shake_256):
    long = shake(data).digest(400_000)
    print(hashlib.md5(long).hexdigest(), [shake(data).digest(n) == long[:n] for n in (0, 1, 7, 8, 135, 136, 137, 168, 169, 336, 1024 * 168, 1024 * 168 + 1)], shake(b'').hexdigest(9))
print(hashlib.md5(hashlib.pbkdf2_hmac('sha256', b'pass', b'salt' * 1000, 3, 1000)).hexdigest())
print(hashlib.md5(hashlib.pbkdf2_hmac('sha3_256', b'pass', b'', 2, 333)).hexdigest())
print(hashlib.md5(hashlib.scrypt(b'pass', salt=b'salt', n=4, r=3, p=5, dklen=5000)).hexdigest())
print(hashlib.scrypt(b'', salt=b'', n=16, r=1, p=1, dklen=64).hex())
for arguments in (dict(key=None), dict(salt=None, digest_size=100), dict(person=5, digest_size=0), dict(key=b'x' * 65, fanout=300)):
    try: print(hashlib.blake2b(**arguments).hexdigest())
    except Exception as e: print(type(e).__name__, e)
