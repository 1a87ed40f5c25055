import io
for translate in False, True:
    d = io.IncrementalNewlineDecoder(None, translate)
    for piece, final in ('a\r', False), ('\nb\r', False), ('c\n', False), ('\r', False), ('', True):
        print(ascii(d.decode(piece, final)), ascii(d.newlines), d.getstate())
    d.setstate((b'', 1))
    print(ascii(d.decode('x')), d.reset(), ascii(d.newlines))
for bad in (lambda: d.setstate(3), lambda: d.setstate((1,)), lambda: d.decode(b'x'), lambda: io.IncrementalNewlineDecoder(None)):
    try: bad()
    except TypeError as error: print(error)
