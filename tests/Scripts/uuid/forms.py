import uuid

u = uuid.UUID('{12345678-1234-5678-9234-567812345678}')
print(u, repr(u), u.hex, u.urn, u.bytes, u.bytes_le, u.fields, u.variant, u.version, u.time, u.clock_seq)
print(uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(fields=u.fields) == u, uuid.UUID(int=u.int, version=4).version)
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_URL, 'x'), uuid.uuid4().version)
for action in (lambda: uuid.UUID('x'), lambda: uuid.UUID(), lambda: uuid.UUID(bytes=b''), lambda: uuid.UUID(fields=(1,)),
               lambda: uuid.UUID(fields=(1 << 32, 0, 0, 0, 0, 0)), lambda: uuid.UUID(int=-1), lambda: setattr(u, 'int', 1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
