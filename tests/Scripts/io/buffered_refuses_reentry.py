import io
class Raw(io.RawIOBase):
    name = 'raw'
    def writable(self): return True
    def seekable(self): return True
    def write(self, data):
        try: outer.write(b'again')
        except RuntimeError as error: print(error)
        try: outer.seek(0)
        except RuntimeError as error: print(error)
        return len(data)
outer = io.BufferedWriter(Raw(), 4)
outer.write(b'0123456789')
outer.flush()
