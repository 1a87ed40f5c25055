# Comparisons whose methods are Python functions: results of any type, jumps behind, reflection.
class C:
    def __init__(self, v): self.v = v
    def __eq__(self, other):
        print("eq", self.v, other if isinstance(other, int) else other.v)
        return self.v == other.v if isinstance(other, C) else NotImplemented
    def __lt__(self, other): return [] if self.v >= 10 else [self.v]
    def __gt__(self, other): return NotImplemented
    def __le__(self, other): return NotImplemented

class D(C):
    def __lt__(self, other):
        print("D lt")
        return super().__lt__(other)
    def __gt__(self, other):
        print("D gt")
        return True

a, b = C(1), C(2)
print(a == b, a == C(1), a != b, a == 3)
print(a < b, C(10) < b)
if a < b: print("less")
if C(11) < b: print("no")
else: print("not less")
if not a < b: print("no")
print("while", end=" ")
n = C(8)
while n < 0:
    print(n.v, end=" ")
    n.v += 1
print()
print(a < D(5))
if a < D(5): print("ok")
for f in (lambda: a <= b, lambda: a >= 1, lambda: a > 1):
    try: print(f())
    except TypeError as e: print("TypeError:", e)
print(a == 5 if a == 5 else "different")
print(1 < 2 < 3, a < b < 3)
print([x for x in range(3) if C(x) == C(1)])

class Bad:
    def __bool__(self): raise RuntimeError("truth")
class E:
    def __eq__(self, other): return Bad()
try:
    if E() == 1:
        pass
except RuntimeError as e:
    print("RuntimeError", e)
print(type(E() == 1).__name__)
