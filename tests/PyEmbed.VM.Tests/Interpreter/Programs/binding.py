def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print(e)


def two(a, b): return a, b
def default(a, b=2, c=3): return a, b, c
def rest(a, *args, k=1, **kw): return a, args, k, kw
def only(*, x, y=2): return x, y
def only3(*, x, y, z): return x
def pos(a, b=5, /, c=6): return a, b, c
def poskw(a, /, **kw): return a, kw
def none(): return "none"
class C:
    def m(self, a): return a
    def __call__(self, *a): return a


attempt(two)
attempt(two, 1)
attempt(two, 1, 2, 3)
attempt(two, 1, b=2)
attempt(two, 1, a=2)
attempt(two, 1, 2, c=3)
attempt(default)
attempt(default, 1, 2, 3, 4)
attempt(default, 1, c=9)
attempt(default, **{"a": 1, "b": 4})
attempt(rest)
attempt(rest, 1, 2, 3, k=4, z=5)
attempt(only)
attempt(only, 1)
attempt(only, x=1)
attempt(only, 1, x=1)
attempt(only3)
attempt(only3, x=1, z=2)
attempt(pos, a=1)
attempt(pos, 1, 2, c=3)
attempt(pos, 1, b=3)
attempt(poskw, 1, a=2)
attempt(none, 1)
attempt(C().m)
attempt(C().m, 1, 2)
attempt(C(), 1, 2)
attempt(lambda x, y: x, 1)
try:
    two(1, 2, **{"a": 1})
except TypeError as e:
    print(e)
try:
    two(1, **{"b": 1}, **{"b": 2})
except TypeError as e:
    print(e)
try:
    two(*1)
except TypeError as e:
    print(e)
try:
    two(**1)
except TypeError as e:
    print(e)
try:
    (5)(1)
except TypeError as e:
    print(e)
print(two(*[1], *(2,)), rest(*[1, 2], **{"k": 3}, q=4))
two.__defaults__ = (7, 8)
attempt(two)
only3.__kwdefaults__ = {"y": 1, "z": 2}
attempt(only3, x=3)
two.__code__ = none.__code__
attempt(two)
print(two.__name__, two.__qualname__, C.m.__qualname__)
