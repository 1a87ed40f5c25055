class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        return self.swallow


def managers():
    with Manager("a") as a, Manager("b", True) as b:
        print(a, b)
        raise ValueError
    print("after")
    for i in range(3):
        with Manager(i):
            if i == 1:
                break
    with Manager("r"):
        return "returned"


print(managers())
try:
    with 5:
        pass
except TypeError as e:
    print(e)


def match(v):
    match v:
        case 1 | 2:
            return "small"
        case {"k": [a, *b], **rest}:
            return "map", a, b, rest
        case [x, y] if x == y:
            return "pair", x
        case [first, *_, last]:
            return "ends", first, last
        case str() as s:
            return "str", s
        case Point(x=0, y=y):
            return "axis", y
        case Point(x, y):
            return "point", x, y
        case int(n):
            return "int", n
        case None | True:
            return "constant"
        case _:
            return "other"


class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y


for v in (1, {"k": [1, 2, 3], "z": 0}, [4, 4], (1, 2, 3), "text", Point(0, 5), Point(1, 2), 77, None, 1.5, {}, []):
    print(match(v))


def loops():
    out = []
    i = 0
    while i < 10:
        i += 1
        if i % 2:
            continue
        if i > 6:
            break
        out.append(i)
    else:
        out.append("never")
    for x in []:
        pass
    else:
        out.append("else")
    for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
        out.append(a + b + c)
    return out


print(loops())
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b, c = [1, 2]
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
a, *b, c = range(5)
print(a, b, c)
print([*range(2), *"ab"], {**{"a": 1}, "b": 2}, {1, *[2, 2]}, (*[1], 2))
name, width = "x", 6
print(f"{name!r:>{width}}|{width:03d}|{name}{width!s}|{1.5:.2f}|{'nested ' + f'{name}'}")
print(1 < 2 < 3, 1 < 3 < 2, 1 if [] else 2, not [], [] or 0 or "x", 1 and 2, 5 in (1, 5), 5 not in [5], None is None)
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, 1 << 70 >> 68, 10 ** 20, 5 & 3 | 8 ^ 1, ~5, -(-3), +True)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 3037000500 * 3037000500, -9223372036854775808 // -1, 9223372036854775807 * -1)
print(1.5 + 2, 2 - 0.5, 1e308 * 10, 0.1 + 0.2, 7.0 // 2, -7.5 % 2, 2.0 ** 0.5, 1 / 3)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1 + "a", lambda: [] < 1, lambda: -"a", lambda: [][0], lambda: {}["k"], lambda: 5[0], lambda: len(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


class Vector:
    def __init__(self, *v): self.v = v
    def __add__(self, o): return Vector(*[a + b for a, b in zip_(self.v, o.v)])
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __getitem__(self, i): return self.v[i]
    def __setitem__(self, i, x): self.v = self.v[:i] + (x,) + self.v[i + 1:]
    def __len__(self): return len(self.v)
    def __iter__(self): return iter(self.v)
    def __contains__(self, x): return x in self.v
    def __bool__(self): return bool_(self.v)
    def __call__(self, *a): return a
    def __getattr__(self, n): return "attr " + n
    def __repr__(self): return f"Vector{self.v}"
    def __neg__(self): return Vector(*[-a for a in self.v])
    def __iadd__(self, o): self.v += o.v; return self


def zip_(a, b):
    return [(a[i], b[i]) for i in range(len(a))]
def bool_(v):
    return len(v) > 0
v = Vector(1, 2)
v[0] = 5
print(v + Vector(3, 4), v == Vector(5, 2), v != Vector(5, 2), v < Vector(6,), v[1], len(v), list(v), 5 in v, not v, v(1), v.foo, -v)
w = v
w += Vector(9)
print(v, w is v, not Vector())
del v
print(w[::2], w[-1])
assert True
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
