# Operators whose methods are Python functions: NotImplemented, reflection, priorities, in place.
class Num:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"{type(self).__name__}({self.v})"
    def __add__(self, other):
        if isinstance(other, Num): return Num(self.v + other.v)
        if isinstance(other, int): return Num(self.v + other)
        return NotImplemented
    def __radd__(self, other): return Num(("r", other, self.v))
    def __mul__(self, other): return NotImplemented
    def __iadd__(self, other):
        if other == 0: return NotImplemented
        self.v += 100
        return self
    def __isub__(self, other): return NotImplemented
    def __sub__(self, other): return ("sub", self.v, other)
    def __pow__(self, other, mod=None): return NotImplemented
    def __neg__(self): return Num(-self.v)

class Sub(Num):
    def __radd__(self, other): return "sub first"

class Right:
    def __rmul__(self, other): return "rmul"
    def __rpow__(self, other): return "rpow"
    def __rsub__(self, other): return "rsub"

a, b = Num(1), Num(2)
print(a + b, a + 5, 5 + a, a + Sub(3), Sub(3) + a)
print(-a, a - 1)
for f in (lambda: a + "x", lambda: a * 2, lambda: a * a, lambda: a * [1], lambda: [1] * a, lambda: "x" + a, lambda: a ** 2, lambda: a @ a, lambda: a / b):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
print(a * Right(), a ** Right(), (a - Right())[0], 1 - Right())
c = Num(7)
c += 1
print(c)
c += 0
print(c)
c -= 3
print(c)
try:
    c *= 3
except Exception as e:
    print(type(e).__name__, e)
c = Num(1)
try:
    c *= "x"
except TypeError as e:
    print(e)
try:
    c **= 2
except TypeError as e:
    print(e)
try:
    c //= 2
except TypeError as e:
    print(e)

class L(list):
    def __add__(self, other): return NotImplemented
    def __mul__(self, other): return NotImplemented
    def __iadd__(self, other): return NotImplemented
def iadd():
    x = L([1])
    x += [3]
    return x
for f in (lambda: L([1]) + [2], lambda: [1] + L([2]), iadd):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)

class Fails:
    def __add__(self, other): raise KeyError("no")
    def __eq__(self, other): raise ValueError("eq")
try:
    Fails() + 1
except KeyError as e:
    print("KeyError", e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
try:
    if Fails() == 1: print("?")
except ValueError as e:
    print("ValueError", e)

class Deep:
    def __init__(self, n): self.n = n
    def __add__(self, other): return 0 if self.n == 0 else 1 + (Deep(self.n - 1) + other)
import sys
sys.setrecursionlimit(20000)
print(Deep(8000) + 1)
