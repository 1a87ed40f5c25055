# Subscripts, properties and attribute hooks that are Python functions.
class Box:
    def __init__(self): self.log = []
    def __getitem__(self, key):
        if key == "bad": raise KeyError(key)
        return ("get", key)
    def __setitem__(self, key, value): self.log.append((key, value)); return 5
    def __delitem__(self, key): self.log.append(("del", key))
b = Box()
print(b[1], b[1:2], b["x"], b[-1])
b[3] = 4
b[3] += (1,)
del b[9]
print(b.log)
try: b["bad"]
except KeyError as e: print("KeyError", e)

class MyDict(dict):
    def __getitem__(self, key): return "mine"
    def __missing__(self, key): return "missing"
print(MyDict(a=1)["a"])

class P:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, value):
        if value < 0: raise ValueError("negative")
        self._x = value
    @property
    def broken(self): return self.nothing
    @property
    def only(self): return 1
p = P()
p.x = 5
p.x += 1
print(p.x)
try: p.x = -1
except ValueError as e: print(e)
try: p.broken
except AttributeError as e: print(e, "|", e.name, e.obj is p)
try: p.only = 3
except AttributeError as e: print(e)
print(getattr(p, "broken", "default"), hasattr(p, "broken"))

class G:
    z = 7
    def __init__(self): self.own = 1
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        return "got " + name
    @property
    def prop(self): raise AttributeError("inner")
g = G()
print(g.own, g.z, g.other, g.prop)
try: g._no
except AttributeError as e: print(repr(e), e.name)

class A:
    def __getattribute__(self, name): return "all " + name
    def __setattr__(self, name, value): print("set", name, value); object.__setattr__(self, name, value)
a = A()
a.x = 5
print(a.x, a.y, a.__class__)

class AG(A):
    def __getattribute__(self, name): raise AttributeError("first")
    def __getattr__(self, name): return "second " + name
print(AG().foo)

class AE(A):
    def __getattribute__(self, name): raise AttributeError
try: AE().foo
except AttributeError as e: print(repr(e), e.name, type(e.obj).__name__)

class Callable:
    def __call__(self, *args, k=0): return (args, k)
c = Callable()
print(c(), c(1, 2), c(1, k=3), c(*[1, 2], **{"k": 4}))

class Meta(type):
    def __call__(cls, *args): return ("meta", cls.__name__, args)
class M(metaclass=Meta): pass
print(M(1, 2))

class Chain:
    def __init__(self, n): self.n = n
    @property
    def end(self): return 0 if self.n == 0 else Chain(self.n - 1).end + 1
    def __getitem__(self, i): return 0 if self.n == 0 else Chain(self.n - 1)[i] + 1
    def __call__(self): return 0 if self.n == 0 else Chain(self.n - 1)() + 1
class Missing:
    def __init__(self, n): self.n = n
    def __getattr__(self, name): return 0 if self.n == 0 else Missing(self.n - 1).foo + 1
import sys
sys.setrecursionlimit(20000)
print(Chain(5000).end, Chain(5000)[0], Chain(5000)(), Missing(5000).foo)
