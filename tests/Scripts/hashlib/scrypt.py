import hashlib

print(hashlib.scrypt(b'', salt=b'', n=16, r=1, p=1).hex())
print(hashlib.scrypt(b'password', salt=b'NaCl', n=64, r=8, p=3, dklen=20).hex())
for call in (lambda: hashlib.scrypt(b'a'), lambda: hashlib.scrypt(b'a', salt=b''), lambda: hashlib.scrypt(b'a', salt=b'', n=2.0),
             lambda: hashlib.scrypt(b'a', salt=b'', n=3, r=1, p=1), lambda: hashlib.scrypt(b'a', salt=b'', n=2, r=0, p=1),
             lambda: hashlib.scrypt(b'a', salt=b'', n=1 << 20, r=8, p=1), lambda: hashlib.scrypt(b'a', salt=b'', n=-2, r=8, p=1),
             lambda: hashlib.scrypt(b'a', salt=b'', n=2, r=8, p=1, maxmem=-1), lambda: hashlib.scrypt(b'a', salt=b'', n=2, r=8, p=1, dklen=0),
             lambda: hashlib.scrypt(b'a', salt=b'', n=65536, r=1, p=1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
