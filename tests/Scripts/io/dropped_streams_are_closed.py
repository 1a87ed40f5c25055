import gc, io
class Raw(io.BytesIO):
    def close(self):
        if not self.closed: print('closed with', self.getvalue())
        super().close()
class Own(io.RawIOBase):
    def __del__(self):
        print('del')
        super().__del__()
    def close(self):
        print('close')
        super().close()
    def flush(self):
        print('flush')
        super().flush()
def drop():
    w = io.TextIOWrapper(io.BufferedWriter(Raw()), 'ascii')
    w.write('text')
drop()
io.StringIO().write('')
gc.collect()
def drop():
    Own()
drop()
gc.collect()
