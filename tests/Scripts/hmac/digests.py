import hmac, hashlib
print(hmac.new(b'key', b'message', 'md5').hexdigest(), hmac.digest(b'k' * 200, b'm', 'sha256').hex())
h = hmac.new(b'key', digestmod=hashlib.sha1)
h.update(b'a')
c = h.copy()
c.update(b'b')
print(h.hexdigest(), c.hexdigest(), h.name, h.digest_size, h.block_size, hmac.compare_digest('a', 'a'))
for call in [lambda: hmac.new('key', b'', 'md5'), lambda: hmac.new(b'key')]:
    try:
        call()
    except TypeError as error:
        print(error)
