def loops(a, b):
    for x in a:
        if x: continue
        if b: break
        for y in x:
            if y: return 1
            elif b:
                continue
            else:
                break
    else:
        b()
    while a:
        if b: break
        a()
    else: b()
    while 1: a(); b()


def tests(a, b, c, d):
    if a and b: c()
    if a or b: c()
    if not a and (b or not c): d()
    if a < b < c: d
    if not a < b < c: d
    if (a if b else c): d
    if not (a if b and c else d): a
    if a is None: b
    if a is not None and b is None or c is not None: d
    while a is not None: b
    while not (a and b or c) and d: a
    x = a and b or c
    x = not a or b and not c
    x = a < b < c < d
    x = a if b else c if d else a
    x = (a or b) and (c or d)
    assert a
    assert a and b, c
    if 1: a
    if 0: b
    elif c: d
    if '': a
    else: b
    if __debug__: a
    while 0: a
    while True:
        if a: break
        return b
    if a:
        pass
    else:
        pass
    return a and None


def exits(a):
    if a:
        return
    elif a.b:
        raise
    elif a.c:
        raise a from a.d
    while True:
        try:
            if a: continue
            return a
        finally:
            if a.e: break
    try:
        return 1
    finally:
        a()


def constants():
    """Docstring."""
    return (1, 2.0, 3j, 'x', b'y', None, True, ..., (1, (2, 3)), -0.0, 0.0, 1e300 * 1e10, 2 ** 64, 2 ** 65, 'a' * 10, 'a' * 5000, (1,) * 3,
            1 + 2 * 3, -5, ~5, not 1, +1, (1, 2)[0], 'abc'[1], [1, 2][0], 1 < 2, 1 in (1, 2), 1 in {1, 2}, 1 in [a, 2], 1 << 127, 1 << 128, 10 // 3, 7 % 3, 1 / 0,
            [1, 2, 3], [1, 2], {1, 2, 3}, {1: 2, 3: 4}, {**{}, 'a': 1}, (1, *(2, 3)), [*a, 1], '%s %r' % (a, b), '%d' % (a,), '%5.2s|%-8a' % (a, b))


for i in [1, 2, 3]: pass
for i in {1, 2}: pass
x = [i for i in [1, 2]]
'a statement'
1
assert (a, 'always')
if a is 1 or a is not 'x': 1()
[1, 2]['x']
'x'.y[1](2)
...
pass
