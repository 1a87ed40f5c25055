import _string as s
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

for t in ['', 'abc', 'a{}b', '{0!r:>{w}}', '{{}}', 'x{{y}}z', '{a.b[c]}', '{a:}', '{!s}', '{a!s:b}']: print(t, list(s.formatter_parser(t)))
for t in ['{', '}', 'a}', '{a', '{a!', '{a!s', '{a!sx}', '{a:{b}', '{a[b}']: e(lambda: list(s.formatter_parser(t)))
for t in ['a', '0', '', 'a.b', 'a[b]', '0.x[1][y].z', '12[3]', 'a[0x]', '007', '-1']: a, b = s.formatter_field_name_split(t); print(t, repr(a), list(b))
for t in ['a.', 'a[', 'a[]', 'a[b]c', 'a..b', '9' * 30, 'a[' + '9' * 30 + ']']:
    try: a, b = s.formatter_field_name_split(t); print(a, list(b))
    except Exception as x: print(type(x).__name__, x)
e(s.formatter_parser, 5); e(s.formatter_field_name_split, 5); e(s.formatter_parser)
print(type(s.formatter_parser('')), type(s.formatter_field_name_split('')[1]))
