from _collections import defaultdict, _count_elements, _tuplegetter
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

d = defaultdict(list)
d[1].append(2); print(d, d.default_factory, d.get(5), 5 in d, d.__missing__(7), d)
d.default_factory = None
e(lambda: d[9])
del d.default_factory; print(d.default_factory, d)
e(defaultdict, 1); e(defaultdict, None, 1); e(defaultdict, list, {1: 2}, 3); e(defaultdict, list, [(1, 2)], a=3); e(defaultdict, a=1); e(defaultdict)
d = defaultdict(int, {1: 2})
c = d.copy(); print(c, type(c).__name__, c == d, c.__copy__())
class D(defaultdict): pass
s = D(list, {1: 2}); print(s, s.copy(), type(s.copy()).__name__)
print([list(i) if n == 4 else i for n, i in enumerate(d.__reduce__())], defaultdict().__reduce__()[:2])
print(d | {3: 4}, {3: 4} | d, d | d, type({} | s).__name__)
e(lambda: d | [(1, 2)]); d |= [(5, 6)]; print(d); e(lambda: [] | d)
r = defaultdict(list); r[1] = r; print(r)
class F:
    def __call__(self): return 0
    def __repr__(self): return repr(rec)
rec = defaultdict(F()); rec[1]; print(rec)
def bad(): raise KeyError('factory')
e(lambda: defaultdict(bad)[1])
e(lambda: defaultdict(int)[[]])
print(defaultdict[int, str], defaultdict.__mro__, isinstance(d, dict), dict.__new__(defaultdict))
e(d.__missing__)
c = {}
_count_elements(c, 'abca'); print(c)
class G(dict):
    def get(self, k, d=None): return 10
g = G(); _count_elements(g, 'aab'); print(g)
class M:
    def get(self, k, d): return d
    def __setitem__(self, k, v): print(k, v)
_count_elements(M(), 'ab')
e(_count_elements, {}, 5); e(_count_elements, {}, [[]]); e(_count_elements, 5, 'a'); e(_count_elements, {})
class T(tuple):
    x = _tuplegetter(0, 'the doc'); y = _tuplegetter(5, None)
t = T('ab')
print(t.x, T.x, T.x.__doc__, T.x.__reduce__(), repr(_tuplegetter(1, "d")), T.x.__get__(None, T) is T.x)
e(lambda: t.y); e(lambda: T.x.__get__(5)); e(setattr, t, 'x', 1); e(delattr, t, 'x'); e(_tuplegetter, 'a', 1); e(_tuplegetter, 1)
T.x.__doc__ = 'other'; print(T.x.__doc__)
