# The format is looked up first, as any object can be; then the buffer, then the offset.
import _struct
def show(function, *args):
    try: print(function(*args))
    except Exception as e: print(type(e).__name__, e)
class Odd:
    def __index__(self): raise KeyError('index')
    def __hash__(self): raise KeyError('hash')
class Plain: pass
for format in (bytearray(b'i'), [], Odd(), 5):
    show(_struct.pack, format)
    show(_struct.unpack, format, b'')
    show(_struct.calcsize, format)
show(_struct.unpack_from, '!!', None, None)
show(_struct.unpack_from, 'i', None, Odd())
show(_struct.unpack_from, 'i', b'', Odd())
show(_struct.Struct('i').unpack_from, None, Odd())
show(_struct.Struct('i').unpack_from, memoryview(b'abcdefgh')[::2], Odd())
show(_struct.Struct('i').unpack_from, b'1234', 2**70)
show(lambda: _struct.unpack_from('h', offset=2, buffer=b'\1\0\2\0'))
