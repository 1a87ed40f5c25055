# Arguments are looked at in their order: data that is no buffer is an error before the next argument is.
import _codecs
def show(function, *args):
    try: print(function.__name__, function(*args))
    except Exception as e: print(function.__name__, type(e).__name__, e)
class Odd:
    def __index__(self): raise KeyError('index')
    def __bool__(self): raise KeyError('bool')
for function in (_codecs.ascii_decode, _codecs.charmap_decode, _codecs.escape_decode, _codecs.utf_8_decode, _codecs.raw_unicode_escape_decode, _codecs.readbuffer_encode):
    show(function, None, 0)
    show(function, b'a', 'a\0b')
    show(function, b'a', '\ud800')
show(_codecs.utf_16_ex_decode, 1, None, Odd())
show(_codecs.utf_8_decode, b'', None, Odd())
show(_codecs.escape_decode, '\ud800', 0)
for function in (_codecs.encode, _codecs.decode, _codecs.lookup_error):
    show(function, *('x', '\ud800')[function is _codecs.lookup_error:])
    show(function, *('x', 'a\0b')[function is _codecs.lookup_error:])
show(_codecs.encode, 'x', 'ascii', '\ud800')
show(_codecs.register_error, '\ud800', print)
show(_codecs.ascii_encode, 'a', '\ud800')
