import io
class Raw(io.RawIOBase):
    room = 0
    def writable(self): return True
    def write(self, data):
        data = bytes(data)[:self.room] if self.room else None
        print('write', data)
        return data and len(data)
raw = Raw()
w = io.BufferedWriter(raw, 8)
print(w.write(b'12345'))
try: w.write(b'6789abc')
except BlockingIOError as error: print(error, error.characters_written)
raw.room = 3
print(w.write(b'xyz'))
w.flush()
print(w.write(b'a' * 20))
w.close()
try: w.write(b'')
except ValueError as error: print(error)
