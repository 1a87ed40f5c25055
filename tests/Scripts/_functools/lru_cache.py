from _functools import _lru_cache_wrapper as L
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

def Info(*a): return a
calls = []
def f(*a, **k):
    calls.append((a, k))
    return len(calls)
c = L(f, 2, False, Info)
print(c(1), c(1), c(2), c(3), c(1), c(1.0), c.cache_info(), calls)
print(c('a', k=1), c('a', k=1), c(k=1, j=2), c(j=2, k=1))
c.cache_clear()
print(c.cache_info())
t = L(f, None, True, Info)
print(t(1), t(1.0), t(1), t(True), t(x=1), t(x=1.0), t.cache_info())
z = L(f, 0, False, Info)
print(z(1), z(1), z.cache_info())
n = L(f, -5, False, Info)
print(n(1), n(1), n.cache_info())
e(c, [])
e(L)
e(L, 1, 2, 3, 4)
e(L, f, 'x', 3, 4)
e(L, f, 1, 3)
e(L, f, 1.5, 3, 4)
e(L, f, 1, 3, 4, 5)
e(L, f, bad=1)
e(L, f, maxsize=None, typed=0, cache_info_type=Info).__class__ if 0 else None
class C:
    @lambda g: L(g, None, False, Info)
    def m(self, x): return (type(self).__name__, x)
print(C().m(1), C.m is C.__dict__['m'], type(C().m).__name__, C.__dict__['m'].__get__(None, C) is C.m)
c.note = 1
print(c.__dict__, c.note)
c.__qualname__ = 'some.where'
print(c.__reduce__(), c.__copy__() is c, c.__deepcopy__({}) is c)
def boom(x):
    if x: raise ValueError(x)
    return 'fine'
for size in None, 0, 2:
    b = L(boom, size, False, Info)
    e(b, 1); e(b, 0); e(b, 1); e(b, 0)
    print(b.cache_info())
fib = L(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2), 10, False, Info)
print(fib(60), fib.cache_info())
# re-entering with the same key
depth = 0
def again(x):
    global depth
    depth += 1
    if depth < 3: r(x)
    return depth
r = L(again, 2, False, Info)
print(r(1), r(1), r.cache_info())
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return 1
    def __eq__(s, o): print('eq', s.v, o.v); return s.v == o.v
k = L(lambda x: x.v, 2, False, Info)
print(k(K(1)), k(K(2)), k(K(1)), k(K(3)), k.cache_info())
print(L.__module__, L.__name__, L.__text_signature__)
class Deep(Exception): pass
@lambda g: L(g, None, False, Info)
def down(n): return down(n + 1)
try: down(0)
except RecursionError as x: print(x)
