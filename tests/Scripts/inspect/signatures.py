import inspect, functools
def f(a, /, b: int, c=3, *d, e, g: str = 'x', **h) -> float: pass
class C:
    def __init__(self, a, b=1): pass
    def m(self, x): pass
    @classmethod
    def k(cls, y): pass
    @staticmethod
    def s(z): pass
    p = functools.partialmethod(m, 1)
for o in f, C, C.m, C(0).m, C.k, C.s, C(0).p, functools.partial(f, 1, c=5), functools.partial(f, e=1), len, sorted, dict.get, [].append, type, lambda: 0:
    try: print(inspect.signature(o))
    except Exception as x: print(type(x).__name__, str(x).split(' at 0x')[0])
s = inspect.signature(f); b = s.bind(1, 2, e=5, z=6); print(b, b.args, b.kwargs); b.apply_defaults(); print(b.arguments)
for args, kw in (((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1, 2), {'b': 1, 'e': 1}), ((1, 2), {'e': 1, 'a': 2})):
    try: print(s.bind(*args, **kw))
    except TypeError as x: print(x)
print(inspect.getfullargspec(f), s == inspect.signature(f), hash(s) == hash(inspect.signature(f)))
for p in (lambda: inspect.Parameter('if', inspect.Parameter.KEYWORD_ONLY), lambda: inspect.Signature([inspect.Parameter('a', 3), inspect.Parameter('b', 1)]), lambda: inspect.Parameter('a', 2, default=1)):
    try: print(p())
    except Exception as x: print(type(x).__name__, x)
