from _operator import itemgetter, attrgetter, methodcaller
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

i = itemgetter(1); j = itemgetter(2, 'x')
print(i('abc'), i, j, j({2: 3, 'x': 4}), i.__reduce__(), j.__reduce__(), itemgetter(slice(1, 3))('abcd'))
e(i, 'a'); e(i, 5); e(i); e(i, 1, 2); e(lambda: i(obj=1)); e(itemgetter); e(lambda: itemgetter(a=1)); e(j, {2: 1})
a = attrgetter('real'); b = attrgetter('real', '__class__.__name__')
print(a(5), b(5), a, b, a.__reduce__(), b.__reduce__(), attrgetter('__class__.__class__.__name__')(1))
e(a, object); e(attrgetter('q.w'), 5); e(attrgetter, 1); e(attrgetter); e(attrgetter, 'a', 1); e(a); e(a, 1, 2); e(attrgetter('real.'), 1); e(lambda: a(x=1)); e(lambda: attrgetter(x=1))
m = methodcaller('split'); n = methodcaller('split', 'b', maxsplit=1); o = methodcaller('format', 1, x=2)
print(m('a b'), n('abcb'), o('{}{x}'), m, n, o, m.__reduce__(), methodcaller('a', 1, 2).__reduce__())
e(m, 5); e(m); e(m, 1, 2); e(methodcaller); e(methodcaller, 5); e(lambda: methodcaller(name='x')); e(lambda: m(x=1)); e(methodcaller('split', 1), 'a')
r = [ ]; g = itemgetter(r); r.append(g); print(g)
for t in itemgetter, attrgetter, methodcaller:
    print(t, t.__module__, t.__text_signature__)
    e(lambda: type('X', (t,), {}))
