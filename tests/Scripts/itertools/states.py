from itertools import *
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)
class I:
    def __index__(self): return 1
for state in [None, (), (1,), (0, 9), (-5, 50), ('a', 1), (I(), 1), (2**70, 1)]:
    for it in combinations('abc', 2), combinations('a', 2), combinations_with_replacement('abc', 2), product('ab', 'c'), product('ab', ''):
        e(it.__setstate__, state)
        print(list(it))
for state in [None, (), ((), ()), ((0, 1), (1, 2)), ((0, 1, 2), (1, 2)), ((9, -1, 2), (-1, 20)), ([], ()), ((1, 2), [])]:
    p = permutations('abc', 2)
    e(p.__setstate__, state)
    print(list(p))
for it in chain(), cycle('ab'), groupby('a'), tee('a')[0]:
    for state in [None, (), (1, 2, 3, 4), (1,), (1, 2), ([], 1), ([1], 'a'), (iter('x'), 3), (iter('x'), iter('y'))]:
        e(it.__setstate__, state)
e(islice('abc', 2).__setstate__, 'x')
e(islice('abc', 2).__setstate__, 1)
e(tee('a')[0].__setstate__, (tee('a')[0].__reduce__()[2][0], 58))
D = type(tee('a')[0].__reduce__()[2][0])
e(D, 1)
e(D, iter('a'), (), None)
e(D, iter('a'), [0] * 58, None)
e(D, iter('a'), [0] * 57, 5)
e(D, iter('a'), [0] * 3, 5)
