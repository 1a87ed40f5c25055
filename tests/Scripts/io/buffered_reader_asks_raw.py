import io
class Raw(io.RawIOBase):
    def __init__(self, *parts): self.parts = list(parts)
    def readable(self): return True
    def readinto(self, buffer):
        print('readinto', len(buffer))
        if not self.parts: return 0
        part = self.parts.pop(0)
        if part is None: return None
        buffer[:len(part)] = part
        return len(part)
r = io.BufferedReader(Raw(b'abc', b'de\n', b'f', None, b'g'), 16)
print(r.read(2), r.peek(), r.read1(), r.read1(), r.readline(), r.read(5), r.read(), r.read(3), r.readline())
r = io.BufferedReader(Raw(b'01234567', b'89ab'), 4)
print(r.read(10), r.readinto(bytearray(1)), r.read())
