from itertools import *
import itertools
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)
for name in sorted(vars(itertools)):
    if name.startswith('__'): continue
    f = getattr(itertools, name)
    e(lambda: (f(), None)[1])
    e(lambda: (f(1), None)[1])
    e(lambda: (f(1, 2), None)[1])
    e(lambda: (f('a', 'b'), None)[1])
    e(lambda: (f(1, 2, 3, 4, 5, 6), None)[1])
    e(lambda: (f(bad=1), None)[1])
    e(lambda: (f('ab', bad=1), None)[1])
    print(f.__name__, f.__module__, f.__qualname__, f.__text_signature__)
e(combinations, 'ab', -1)
e(combinations, 'ab', 2**70)
e(permutations, 'ab', -1)
e(permutations, 'ab', 1.0)
e(combinations_with_replacement, 'ab', -2)
e(product, 'ab', repeat=-1)
e(product, 'ab', repeat='x')
e(product, 'ab', repeat=1, a=2)
e(product, 'ab', 'cd', repeat=2**62)
for args in [('a', -1), ('a', 'b'), ('a', -2, 3), ('a', 'b', 3), ('a', 1, 'c'), ('a', 1, -2), ('a', 1, 2, 0), ('a', 1, 2, 'x'), ('a', 2**70), ('a', 1, 2, 2**70), (5, 1)]:
    e(islice, *args)
e(count, 'a')
e(count, 1, 'a')
e(repeat, 1, 'x')
e(repeat, 1, bad=3)
e(repeat(1).__length_hint__)
print(repeat(1, 5).__length_hint__())
e(tee, 'a', -1)
print(tee('a', 0))
e(list, starmap(pow, [1]))
e(list, chain([1], 2))
e(list, chain.from_iterable(5) if 0 else chain(5))
e(zip_longest, fillvalu=1)
class C(chain):
    def __init__(self, *a, **k): self.k = k
print(C('ab', x=1).k, list(C('ab')))
