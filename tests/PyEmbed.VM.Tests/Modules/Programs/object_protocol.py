def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as x: print(type(x).__name__, x)
class P:
    def __init__(self): self.b = 1; self.a = 2
class S:
    __slots__ = ("x",)
print(P().__getstate__(), object().__getstate__(), object().__dir__() == object().__dir__(), sorted(P().__dir__())[-2:])
print(object.__reduce_ex__.__name__, object().__sizeof__(), [n for n in vars(object) if n in ("__reduce__", "__reduce_ex__", "__getstate__", "__dir__", "__sizeof__")])
class R:
    def __reduce__(self): return "mine"
print(R().__reduce_ex__(2), R().__reduce_ex__(4))
m = type(__builtins__)("mod")
m.__getattr__ = lambda name: "got " + name
print(m.anything, m.__annotations__, repr(m))
del m.__getattr__
attempt(getattr, m, "anything")
m.__dir__ = lambda: ["z", "y"]
print(dir(m))
del m.__name__
attempt(getattr, m, "anything")
print(repr(m))
m.__file__ = "f.py"
print(repr(m))
attempt(type(m))
attempt(type(m), 5)
print(type(m).__new__(type(m)).__dict__)
