import codecs
def attempt(call):
    try:
        print(ascii(call()))
    except Exception as e:
        print(type(e).__name__, e)

for answer in 5, ('a',), ('a', 'b'), (b'!', 2), ('a', 100), ('a', -100), ('a', 1 << 70), ('a', 0.5), ('\u4e16\uffff', 2), ('\u4e16', -1):
    codecs.register_error('answer', lambda e: answer)
    attempt(lambda: 'x\uffffy'.encode('big5', 'answer'))
    if answer[1:] != (-1,) if isinstance(answer, tuple) else True:
        attempt(lambda: b'x\xffy'.decode('big5', 'answer'))
attempt(lambda: 'x\uffff'.encode('gbk', 'nosuch'))
attempt(lambda: b'x\xff'.decode('gbk', 'xmlcharrefreplace'))
attempt(lambda: '\u4e16\uffff\xe9'.encode('iso2022_jp', 'xmlcharrefreplace'))
attempt(lambda: '\u4e16\udcff\u4e16'.encode('iso2022_jp', 'surrogateescape'))
attempt(lambda: '\uffff\ud800'.encode('johab', 'surrogatepass'))
attempt(lambda: b'\x87\x9f\xff'.decode('shift_jisx0213', 'backslashreplace'))
for data in b'\x1b', b'\x1b(', b'\x1b(X', b'\x1b$(X', b'\x1bXyzAb', b'\x1b$B@\n', b'\x1b$B\n@$', b'\x1b&@\x1b$B@$', b'\x1b&@\x1b$A', b'\x1b.F\x1bN\xa1', b'\x1b.A\x1bN', b'\x1b' + b'(' * 20 + b'B':
    attempt(lambda: data.decode('iso2022_jp_2'))
    attempt(lambda: data.decode('iso2022_kr'))
for data in b'~', b'~{0!~}x', b'~{0!\n0!', b'~~~\nx', b'~x', b'~{~{', b'~}', b'~{0':
    attempt(lambda: data.decode('hz'))
