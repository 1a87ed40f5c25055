import operator

def attempt(name, action):
    try: print(name, action())
    except Exception as e: print(name, type(e).__name__, e)

class Declines:
    def __mul__(self, other): return NotImplemented
    def __add__(self, other): return NotImplemented

class InPlace:
    def __imul__(self, other): return NotImplemented
    def __iadd__(self, other): return NotImplemented

class Reflected:
    def __rmul__(self, other): return 'rmul'
    def __radd__(self, other): return 'radd'

def times(a, b):
    a *= b
    return a

def plus(a, b):
    a += b
    return a

for base, value in (list, [1]), (tuple, (1,)), (str, 'a'), (bytes, b'a'), (bytearray, b'a'):
    for mixin in Declines, InPlace, Reflected:
        made = type('Made', (mixin, base), {})
        under = type('Under', (made,), {})
        for cls in made, under:
            name = base.__name__, mixin.__name__, cls.__name__
            attempt((name, 'mul'), lambda: cls(value) * 2)
            attempt((name, 'rmul'), lambda: 2 * cls(value))
            attempt((name, 'add'), lambda: cls(value) + cls(value))
            attempt((name, 'add base'), lambda: cls(value) + base(value))
            attempt((name, 'base add'), lambda: base(value) + cls(value))
            attempt((name, 'imul'), lambda: times(cls(value), 2))
            attempt((name, 'iadd'), lambda: plus(cls(value), base(value)))
            attempt((name, 'concat'), lambda: operator.concat(cls(value), base(value)))
            attempt((name, 'iconcat'), lambda: operator.iconcat(cls(value), base(value)))
            attempt((name, 'super mul'), lambda: base.__mul__(cls(value), 2))
            attempt((name, 'super add'), lambda: base.__add__(cls(value), base(value)))

class Later(list): pass
kept = Later([1])
attempt('before', lambda: kept * 2)
Later.__mul__ = lambda self, other: NotImplemented
attempt('set', lambda: kept * 2)
attempt('set add', lambda: kept + [2])
del Later.__mul__
attempt('deleted', lambda: kept * 2)

for base in list, bytearray, tuple, str:
    for cls in base, type('Sub', (base,), {}):
        attempt((cls.__name__, base.__name__), lambda: plus(cls(), Reflected()))
        attempt((cls.__name__, base.__name__), lambda: times(cls(), Reflected()))
