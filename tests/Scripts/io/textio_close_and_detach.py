import io
class Raw(io.BytesIO):
    def close(self):
        print('closed with', self.getvalue())
        super().close()
w = io.TextIOWrapper(Raw(), 'ascii')
w.write('abc')
b = w.detach()
print(b.getvalue())
for call in w.read, w.detach, w.flush, w.fileno, w.close, lambda: w.closed, lambda: repr(w), lambda: w.name:
    try: print(call())
    except ValueError as error: print(error)
with io.TextIOWrapper(b, 'ascii') as w: w.write('def')
for call in w.read, w.flush, w.tell, w.close, lambda: w.closed, lambda: w.write('x'), w.__enter__:
    try: print(call())
    except ValueError as error: print(error)
class Bad(io.BytesIO):
    def flush(self): raise OSError('flush')
    def close(self): raise OSError('close')
try: io.TextIOWrapper(Bad(), 'ascii').close()
except OSError as error: print(error, repr(error.__context__))
