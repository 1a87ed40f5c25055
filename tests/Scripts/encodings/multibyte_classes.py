import codecs, io, _multibytecodec, _codecs_tw, _codecs_iso2022
big5, jp2004, jp2 = _codecs_tw.getcodec('big5'), _codecs_iso2022.getcodec('iso2022_jp_2004'), _codecs_iso2022.getcodec('iso2022_jp_2')

def attempt(call, *args):
    try:
        print(ascii(call(*args)))
    except Exception as e:
        print(type(e).__name__, e)

def make(kind, codec):
    return type(kind, (getattr(_multibytecodec, kind),), {'codec': codec})

attempt(_codecs_tw.getcodec, 'gbk')
attempt(_codecs_tw.getcodec, 1)
attempt(_multibytecodec.MultibyteStreamReader, None)
attempt(make('MultibyteIncrementalEncoder', 5))
encoder = make('MultibyteIncrementalEncoder', jp2004)()
for piece in 'z', '\u4e16\xe6', '\u0300', '\xe6', 'a\uffff', '':
    attempt(encoder.encode, piece)
    print(encoder.getstate())
print(encoder.reset(), encoder.getstate())
for state in 'a', -1, 1 << 200, 9, 1 | 0xff << 8:
    attempt(encoder.setstate, state)
for value in 5, 'replace':
    attempt(setattr, encoder, 'errors', value)
attempt(delattr, encoder, 'errors')
attempt(encoder.encode, '\uffff', True)
decoder = make('MultibyteIncrementalDecoder', jp2)()
for piece in b'\x1b$B\x1b.A', b'@$@', b'$\x1bN', b'i\x1b', b'':
    attempt(decoder.decode, piece)
    print(decoder.getstate())
attempt(decoder.decode, b'', True)
print(decoder.reset(), decoder.getstate())
for state in 5, (b'a',), ('a', 0), (b'a', 'a'), (b'123456789', 0), (b'a', -1), (b'a', 1 << 64), (b'a', 0x424242):
    attempt(decoder.setstate, state)
attempt(decoder.decode, b'\x1b((((((((')
attempt(decoder.decode, 'text')
big5_decoder = make('MultibyteIncrementalDecoder', big5)()
for piece in b'a\xff', b'\xff', b'b\x88':
    attempt(big5_decoder.decode, piece)
    print(big5_decoder.getstate())
attempt(big5_decoder.decode, b'', True)
print(big5_decoder.getstate())
