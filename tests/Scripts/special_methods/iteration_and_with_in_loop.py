# __iter__, __next__, __enter__ and __exit__ that are Python functions.
class Count:
    def __init__(self, n): self.n = n; self.i = 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration("done")
        self.i += 1
        return self.i
for x in Count(3): print(x, end=" ")
else: print("else")
print([x for x in Count(3)], list(Count(2)), sum(Count(4)), max(Count(3)))
for x in Count(0): print("never")
a, b = Count(2)
print(a, b)

class Gen:
    def __iter__(self):
        yield 1
        yield from (2, 3)
print([x for x in Gen()])

class NotIter:
    def __iter__(self): return 5
try:
    for x in NotIter(): pass
except TypeError as e: print("TypeError:", e)

class Fails:
    def __iter__(self): return self
    def __next__(self): raise ValueError("next")
try:
    for x in Fails(): pass
except ValueError as e: print("ValueError", e, e.__context__)

class SubStop(StopIteration): pass
class Sub:
    def __iter__(self): return self
    def __next__(self): raise SubStop
for x in Sub(): pass
print("sub")

def inner():
    raise StopIteration
class Indirect:
    def __iter__(self): return self
    def __next__(self): return inner()
for x in Indirect(): pass
print("indirect")

def gen():
    for x in Count(3):
        yield x * 2
print(list(gen()))
try:
    raise KeyError
except KeyError:
    for x in Count(1): pass
    import sys
    print(sys.exc_info()[0].__name__)

class CM:
    def __init__(self, swallow=False): self.swallow = swallow
    def __enter__(self): print("enter"); return "value"
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v, tb is not None)
        return self.swallow
with CM() as v: print(v)
with CM(): pass
with CM(True): raise ValueError("x")
try:
    with CM(): raise ValueError("y")
except ValueError as e: print("out", e)
class BadEnter(CM):
    def __enter__(self): raise RuntimeError("enter")
try:
    with BadEnter(): print("no")
except RuntimeError as e: print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
class BadExit(CM):
    def __exit__(self, *a): raise OSError("exit")
try:
    with BadExit(): raise ValueError("z")
except OSError as e: print(e, repr(e.__context__))
def f():
    with CM() as v:
        return v
print(f())
def g():
    for i in range(3):
        with CM(True):
            if i == 1: continue
            raise KeyError(i)
    return "end"
print(g())

def nested(n):
    class C:
        def __enter__(self): return nested(n - 1) if n else 0
        def __exit__(self, *a): pass
    with C() as v: return v + 1
import sys
sys.setrecursionlimit(20000)
print(nested(1500))
