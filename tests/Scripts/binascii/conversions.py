import binascii as b
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

data = bytes(range(256))
for n in range(8): print(b.b2a_base64(data[:n]), b.b2a_base64(data[:n], newline=False), b.a2b_base64(b.b2a_base64(data[:n])))
for t in ['', 'YQ==', 'YQ', 'YQ=', 'Y', 'YWJj\n', 'YWJ j', 'Y=Q==', '=YWJj', 'YQ==YQ==', 'YWI=x', 'YWJjZ', 'é', '====', 'YWJj====', 'a', 'ab=c', 'ab==c', 'ab=', '!YQ==', 'YQ==\n']:
    e(b.a2b_base64, t); e(b.a2b_base64, t, strict_mode=True)
for f in b.a2b_base64, b.a2b_hex, b.a2b_uu, b.a2b_qp, b.b2a_base64, b.b2a_hex, b.b2a_uu, b.b2a_qp: e(f); e(f, 5); e(f, 'é'); e(f, bytearray(b'')); e(f, memoryview(b'')); print(f.__text_signature__)
print(b.hexlify(data[:9]), b.hexlify(data[:9], '-'), b.hexlify(data[:9], b':', 2), b.hexlify(data[:9], ':', -2), b.b2a_hex(data[:3], sep=' ', bytes_per_sep=0)); print(b.hexlify(b'abc', 'é'), b.hexlify(b'abc', b'\xff')); e(b.hexlify, b'a', 'xy'); e(b.hexlify, b'a', '€'); e(b.hexlify, b'a', 'é'); e(b.hexlify, b'a', 5)
print(b.unhexlify('0aFF'), b.unhexlify(b'')); e(b.unhexlify, 'abc'); e(b.unhexlify, 'zz'); e(b.unhexlify, '0g'); e(b.unhexlify, ' 0')
for n in (0, 1, 2, 3, 44, 45): l = b.b2a_uu(data[:n]); print(l, b.a2b_uu(l) == data[:n], b.b2a_uu(bytes(n), backtick=True))
e(b.b2a_uu, data[:46]); e(b.a2b_uu, b''); e(b.a2b_uu, b'#86)C\n'); e(b.a2b_uu, b'#86)C garbage'); e(b.a2b_uu, b'#86'); e(b.a2b_uu, b'#\x80'); e(b.a2b_uu, b'#86)C``\r\n'); e(b.a2b_uu, b'!\x7f')
print(b.crc32(b''), b.crc32(b'hello'), b.crc32(b'lo', b.crc32(b'hel')), b.crc32(data, -1), b.crc32(b'a', 2**40), b.crc_hqx(b'hello', 0), b.crc_hqx(data, 0x1d0f), b.crc_hqx(b'', 2**20)); e(b.crc32, 'a'); e(b.crc_hqx, b'a'); e(b.crc32, b'a', 'x')
for t in [b'a=b', b'hello world \n', b'tab\t', b'=3D=', b'caf\xc3\xa9', b'.\n.', b'a\r\nb', b'x' * 80, b' ' * 80, b'\x00\x7f', b'a_b c', b'line \r\nnext\t\r\n', b'-' * 75 + b'=', b'a\rb', b'x' * 76 + b'\n', b'']:
    print([b.b2a_qp(t, q, i, h) for q in (0, 1) for i in (0, 1) for h in (0, 1)])
for t in [b'=', b'=\n', b'=\r\nx', b'==', b'=3', b'=3D', b'=3d=4', b'=zz', b'a_b', b'=\rabc\nd', 'x=3D']: print(b.a2b_qp(t), b.a2b_qp(t, header=True))
print(b.Error.__mro__, b.Incomplete.__mro__); b.Error.x = 1
