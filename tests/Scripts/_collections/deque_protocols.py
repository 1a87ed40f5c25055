from _collections import deque, _deque_iterator, _deque_reverse_iterator
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

for a, b in [('', ''), ('a', ''), ('ab', 'ab'), ('ab', 'ac'), ('ab', 'abc'), ('b', 'abc')]:
    x, y = deque(a), deque(b)
    print(x == y, x != y, x < y, x <= y, x > y, x >= y)
print(deque() == [], deque() == None); e(lambda: deque() < [])
class D(deque): pass
class E(deque):
    def __init__(self, it=(), m=None): super().__init__(it, 4)
x = D('ab', 3)
print(x, x.copy(), type(x.copy()).__name__, type(x + x).__name__, type(x * 2).__name__, x.__copy__().maxlen, E('abcdef'), E('ab').copy())
class F(deque):
    def __new__(cls, *a): return 5 if a else deque.__new__(cls)
f = F()
e(f.copy)
print([i if not isinstance(i, type(iter(deque()))) else list(i) for i in deque('ab').__reduce__()], [i if not isinstance(i, type(iter(deque()))) else list(i) for i in x.__reduce__()])
x.q = 1
print(x.__reduce__()[2])
i = iter(deque('abcd'))
print(next(i), i.__length_hint__(), i.__reduce__(), list(_deque_iterator(deque('abcd'), 2)), list(_deque_iterator(deque('abcd'), 20)), list(_deque_reverse_iterator(deque('abcd'), 1)), list(_deque_iterator(deque('ab'), -1)))
r = reversed(deque('abcd'))
print(next(r), r.__length_hint__(), r.__reduce__())
e(_deque_iterator); e(_deque_iterator, 1); e(_deque_iterator, deque(), 'a'); e(_deque_iterator, deque(), 1, 2)
d = deque('abc')
i = iter(d); next(i); d.append(1)
e(next, i); e(list, i); print(i.__length_hint__())
i = reversed(d); next(i); d.pop(); e(next, i)
i = iter(d); d[0] = 'z'; print(next(i))
class M:
    def __init__(s, d, how): s.d = d; s.how = how
    def __eq__(s, o): s.how(s.d); return False
for how in (lambda d: d.clear(), lambda d: d.append(1), lambda d: d.rotate(), lambda d: None):
    for op in (lambda d, x: d.count(x), lambda d, x: d.index(x), lambda d, x: d.remove(x), lambda d, x: x in d, lambda d, x: d == deque([1, 2, 3])):
        d = deque(); d.extend([M(d, how) for _ in range(3)])
        try: print(op(d, 5))
        except Exception as x: print(type(x).__name__, x if 'not in deque' not in str(x) else '')
d = deque(range(1000))
while len(d) > 3: d.popleft(); d.pop(); d.rotate(7)
print(d)
d = deque()
for i in range(300): (d.append if i % 3 else d.appendleft)(i)
print(sum(d), d[0], d[-1], d[150], d.index(149))
