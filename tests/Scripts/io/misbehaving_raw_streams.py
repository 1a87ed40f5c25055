import io
class Raw(io.RawIOBase):
    answer = 0
    def readable(self): return True
    def writable(self): return True
    def seekable(self): return True
    def readinto(self, buffer): return self.answer
    def write(self, data): return self.answer
    def tell(self): return self.answer
    def seek(self, pos, whence=0): return self.answer
kept = []
for answer in -1, 100, 'x', 2.5:
    reads, writes = Raw(), Raw()
    r, w = io.BufferedReader(reads, 8), io.BufferedWriter(writes, 8)
    kept += r, w
    reads.answer = writes.answer = answer
    for call in (lambda: r.read(3), lambda: w.write(b'0123456789'), w.tell, lambda: r.seek(1)):
        try: print(call())
        except Exception as error: print(type(error).__name__, error)
    writes.answer = 10
