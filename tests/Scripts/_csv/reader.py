import _csv

for lines, options in ((['a,b', 'c"d,"e""f"', '"x\ny"', ''], {}), (['"a'], {'strict': True}), (['"a'], {}), (['"a"b'], {'strict': True}), (['"a"b'], {}), (['a\nb'], {}), (['a\rb'], {}), (['a\r\n\n'], {}),
                       (['a\0b,\U0001f600'], {}), (['1,"2",x'], {'quoting': 2}), (['1,"2",3.5'], {'quoting': 2}), (['a\\,b', 'c\\'], {'escapechar': '\\'}), (['a\\', 'b'], {'escapechar': '\\', 'quoting': 3}),
                       ([' a, b'], {'skipinitialspace': True}), (['"a""b"'], {'doublequote': False}), (['"a\n', 'b"\n', 'c'], {}), (['a;"b"'], {'delimiter': ';', 'quotechar': None}), ([1], {}), ([b'a'], {}),
                       (['"a\\"b"'], {'escapechar': '\\'}), (['a,'], {}), ([','], {}), (1, {}), ([], {'foo': 1}), (['x'], {'dialect': 'nope'}), (['a\\\nb'], {'escapechar': '\\'})):
    try:
        reader = _csv.reader(lines, **options)
        print(list(reader), reader.line_num)
    except Exception as error:
        print(repr(error))
_csv.field_size_limit(3)
for line in 'abcd', 'abc,"abc"':
    try:
        print(next(_csv.reader([line])))
    except _csv.Error as error:
        print(error)
for call in lambda: _csv.reader(), lambda: _csv.reader([], None, 1), lambda: type(_csv.reader([]))(), lambda: setattr(_csv.reader([]), 'line_num', 1), lambda: _csv.reader([], None).dialect.delimiter:
    try:
        print(call())
    except Exception as error:
        print(repr(error))
