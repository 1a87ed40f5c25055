import io
class Lines(io.RawIOBase):
    def __init__(self, data): self.data, self.at = data, 0
    def readable(self): return True
    def readinto(self, buffer):
        part = self.data[self.at:self.at + len(buffer)]
        buffer[:len(part)] = part
        self.at += len(part)
        return len(part)
    def close(self):
        print('close')
        super().close()
with Lines(b'a\nbb\nccc') as f:
    print(f.readline(), f.readlines(), f.read(), f.readable(), f.writable(), f.seekable(), f.closed)
print(f.closed, f.__dict__)
for call in f.flush, f.readline, f.__enter__, f.__iter__, f.isatty, f.fileno, f.tell, lambda: f.write(b''), f._checkClosed, lambda: f.writelines([]):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
print([c.__name__ for c in io.BufferedRWPair.__mro__], isinstance(io.StringIO(), io.TextIOBase), issubclass(Lines, io.IOBase), issubclass(io.FileIO, io.RawIOBase))
