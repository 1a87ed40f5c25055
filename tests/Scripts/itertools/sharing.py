from itertools import *
import itertools
a, b, c = tee(range(200), 3)
print(sum(a), list(islice(b, 3)), sum(c), sum(b), next(a, 'end'))
t, = tee('xyz', 1)
u = t.__copy__()
print(next(t), list(u), list(t), type(u) is type(t), type(tee(u, 1)[0]).__name__)
class Reenter:
    def __iter__(self): return self
    def __next__(self): return next(it)
it, _ = tee(Reenter())
try: next(it)
except RuntimeError as x: print(x)
g = groupby('aabb')
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2), list(g))
log = []
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o):
        log.append((self.v, o.v))
        return self.v == o.v
print([len(list(g)) for _, g in groupby(map(Eq, [1, 1, 2]))], log)
p = product([1, 2], [3])
print(p.__sizeof__() > 0, combinations('abc', 2).__sizeof__() - combinations('abc', 1).__sizeof__())
class Bad:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n == 2: raise KeyError(self.n)
        if self.n > 3: raise StopIteration
        return self.n
for f in (cycle, pairwise, accumulate, lambda x: chain(x), lambda x: islice(x, 3), lambda x: zip_longest(x, 'ab'), lambda x: takewhile(bool, x), lambda x: groupby(x)):
    i = f(Bad())
    for _ in range(5):
        try: print(next(i, 'end') if f is not None else 0, end=' ') if f.__name__ != '<lambda>' else print(type(next(i, 'end')).__name__, end=' ')
        except KeyError as x: print(repr(x), end=' ')
    print()
