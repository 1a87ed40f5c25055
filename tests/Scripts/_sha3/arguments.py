from _sha3 import sha3_256, shake_128

hash = shake_128()
for call in (lambda: sha3_256('x'), lambda: sha3_256(1), lambda: sha3_256(data=b''), lambda: shake_128(b'', b''), lambda: hash.update('x'), lambda: hash.digest(),
             lambda: hash.digest(-1), lambda: hash.digest(2 ** 29), lambda: hash.hexdigest(2 ** 70), lambda: hash.digest('x'), lambda: type('X', (sha3_256,), {})):
    try:
        call()
    except Exception as error:
        print(repr(error))
print(hash.digest(0), hash.hexdigest(0), sha3_256(b'a', usedforsecurity=False).name)
