from hashlib import pbkdf2_hmac

for arguments in (('sha1', 'p', b's', 1), ('sha1', b'p', 's', 1), (b'sha1', b'p', b's', 1), ('sha1', b'p', b's', 0), ('sha1', b'p', b's', -1), ('sha1', b'p', b's', 2 ** 31),
                  ('sha1', b'p', b's', 2 ** 70), ('sha1', b'p', b's', 1, 0), ('sha1', b'p', b's', 1, 2 ** 31), ('sha1', b'p', b's', 1, 'x'), ('sha1', b'p', b's', 1, None), ('SHA1', b'p', b's', 1),
                  ('md5', b'', b'', 3, 50), ('sha224', b'p' * 65, b's', 3, 50), ('sha256', b'p', b's' * 70, 3, 50), ('sha384', b'p' * 128, b's', 3, 50), ('sha512', b'p' * 200, b's', 3, 80),
                  ('sha3_256', b'p' * 200, b's', 3, 50), ('blake2b', b'p' * 200, b's', 3, 50), ('blake2s', b'p', b's', 3, 50), ('sha1', b'p'), ('sha1', 1, b's', 1)):
    try:
        print(arguments[0], pbkdf2_hmac(*arguments).hex())
    except Exception as error:
        print(repr(error))
print(pbkdf2_hmac(hash_name='sha256', password=memoryview(b'a'), salt=bytearray(b's'), iterations=2, dklen=7).hex())
