import _codecs
print(_codecs.utf_8_decode(b'a\xe2\x82'), _codecs.utf_16_ex_decode(b'\xfe\xff\x00a'), _codecs.utf_16_encode('a', None, 1), _codecs.ascii_encode('\xe9', 'replace'), _codecs.escape_decode(b'\\x41\\n'), _codecs.escape_encode(b"a'\n\xff"))
table = 'abc\ufffe' + 'x' * 252
print(_codecs.charmap_decode(b'\0\1\2', 'strict', table), _codecs.charmap_encode('cab', 'strict', _codecs.charmap_build(table)))
for call in (lambda: _codecs.charmap_decode(b'\3', 'strict', table), lambda: _codecs.charmap_encode('zz', 'strict', {}), lambda: _codecs.utf_8_decode(b'\xff'), lambda: _codecs.utf_8_encode(3),
             lambda: _codecs.lookup_error('none'), lambda: _codecs.register(3), lambda: _codecs.register_error('x', 3), lambda: _codecs.lookup_error('strict')(3),
             lambda: _codecs.charmap_encode('a', None, {97: 300}), lambda: _codecs.charmap_decode(b'a', None, {97: -1}), lambda: _codecs.unicode_escape_decode('\\xe9\\u20ac')):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
for name in 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape':
    for error in UnicodeEncodeError('ascii', 'a\u20ac', 1, 2, 'r'), UnicodeDecodeError('ascii', b'a\xe9', 1, 2, 'r'), UnicodeTranslateError('a\u20ac', 1, 2, 'r'):
        try: print(name, ascii(_codecs.lookup_error(name)(error)))
        except Exception as raised: print(name, type(raised).__name__, raised)
