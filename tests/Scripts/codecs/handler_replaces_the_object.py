# A handler may put other bytes in the place of those that are decoded.
import codecs
def handler(error):
    seen.append((error.start, error.end, len(error.object)))
    error.object = bytes(8)
    return '\ufffd', error.start
codecs.register_error('test.longer', handler)
for encoding, data in ('utf-16', b'\0'), ('utf-32', b'\0'), ('ascii', b'ab\xff'), ('utf-8', b'a\xff'):
    seen = []
    print(ascii(data.decode(encoding, 'test.longer')), seen)

def no_bytes(error):
    error.object = 'text'
    return '', 0
codecs.register_error('test.text', no_bytes)
try: b'\xff'.decode('ascii', 'test.text')
except TypeError as error: print(error)

def back(error):
    seen.append((error.start, error.object))
    if len(seen) == 1: error.object = b'ab\xffc'; return '<', 2
    return '>', 3 if len(seen) > 2 else 1
codecs.register_error('test.back', back)
seen = []
print(b'\xff'.decode('ascii', 'test.back'), seen)
