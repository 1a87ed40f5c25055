from _md5 import md5

hash = md5(b'a', usedforsecurity=False)
for call in (lambda: md5('x'), lambda: md5(1), lambda: md5(data=b''), lambda: md5(b'', b''), lambda: hash.update('x'), lambda: hash.update(1), lambda: hash.update(),
             lambda: hash.digest(1), lambda: type(hash)(), lambda: type('X', (type(hash),), {}), lambda: md5(memoryview(b'abcd')[::2]), lambda: setattr(hash, 'name', 1)):
    try:
        call()
    except Exception as error:
        print(repr(error))
print(md5(string=bytearray(b'ab')).hexdigest(), md5(memoryview(b'ab').cast('c')).hexdigest(), type(hash), md5.__text_signature__)
