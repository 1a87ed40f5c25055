import base64 as b

data = bytes(range(0, 256, 7))
for name in ('b64', 'b32', 'b32hex', 'b16', 'b85', 'a85'):
    encoded = getattr(b, name + 'encode')(data)
    print(name, encoded, getattr(b, name + 'decode')(encoded) == data)
print(b.urlsafe_b64encode(b'\xff\xfe'), b.b64decode('YQ=='), b.b32decode('ME======'), b.a85encode(b'\0\0\0\0    ', foldspaces=True, adobe=True),
      b.encodebytes(b'x' * 60), b.b85encode(b'abc', pad=True))
for action in (lambda: b.b64decode('abc'), lambda: b.b64decode('ab!=', validate=True), lambda: b.b32decode('1'), lambda: b.b32decode('11111111'),
               lambda: b.b16decode('zz'), lambda: b.b85decode('\x01'), lambda: b.a85decode(b'~~~~~'), lambda: b.a85decode('x', adobe=True),
               lambda: b.b64decode('\u1234'), lambda: b.b64decode(3), lambda: b.encodebytes('x')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
