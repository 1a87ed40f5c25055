"""Records math.tsv with CPython 3.11: kind "call", a function of math, its arguments, what came of it."""
import math
import os
import random
import struct
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "..", "..", "PyEmbed.VM.Tests", "Objects", "Numbers"))

from number_rows import Recorder

rows = Recorder(os.path.join(here, "math.tsv"))
random.seed(5)
inf, nan = float("inf"), float("nan")


def record(name, *args, **kwargs):
    rows.row("function", name, getattr(math, name), *args, **kwargs)


def any_float():
    while True:
        x = struct.unpack(">d", random.getrandbits(64).to_bytes(8, "big"))[0]
        if x == x:
            return x


special = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 1.5, 2.5, -2.5, 3.0, 10.0, 170.0, 171.0, 171.7, 172.0, 710.0, -745.2, 1e-5, 1e-300, 5e-324, -5e-324, 1e16, 1e300, -1e300, 1e308, 1.7976931348623157e308, inf, -inf, nan,
           0.1, 7, True, -3, 10 ** 30, 10 ** 400, -(10 ** 400), "x", None, 1j]
one = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "erf", "erfc", "exp", "exp2", "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf", "isnan", "lgamma", "log", "log1p",
       "log10", "log2", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp", "isqrt", "factorial"]
for name in one:
    for x in special:
        if name not in ("isqrt", "factorial") or x not in (10 ** 30,):
            record(name, x)
    record(name)
    record(name, 1, 2)
for name in ["acos", "asin", "atanh"]:
    for _ in range(60):
        record(name, random.uniform(-1, 1))
for name in ["asinh", "atan", "cbrt", "cos", "cosh", "erf", "erfc", "exp", "expm1", "gamma", "lgamma", "sin", "sinh", "tan", "tanh", "ceil", "floor", "frexp", "modf", "ulp", "degrees", "radians"]:
    for _ in range(60):
        record(name, random.choice((random.uniform(-1, 1), random.uniform(-7, 7), random.uniform(-30, 30), random.uniform(-180, 170))))
for name in ["acosh", "log", "log10", "log2", "sqrt"]:
    for _ in range(60):
        record(name, random.choice((random.uniform(1, 2), 10 ** random.uniform(0, 200))))
for _ in range(150):
    record("log1p", random.choice((random.uniform(-1, 1), random.uniform(-0.3, 0.5), random.uniform(0, 1e6), 10 ** random.uniform(-20, 20))))
    record("erf", random.uniform(-6.5, 6.5))
    record("erfc", random.choice((random.uniform(-6.5, 6.5), random.uniform(0, 28))))
    record("expm1", random.choice((random.uniform(-1, 1), random.uniform(-40, 100), 10 ** random.uniform(-20, 0))))
    record("gamma", random.uniform(-170, 171))
    record("lgamma", random.choice((random.uniform(-20, 20), 10 ** random.uniform(-20, 100))))
for n in range(-3, 25):
    record("exp2", n * 1.0)
    record("factorial", n)
    record("isqrt", n)
    record("gamma", n * 1.0)
two = ["atan2", "copysign", "fmod", "pow", "remainder", "nextafter", "hypot", "dist", "log", "isclose"]
few = [0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 3.0, -0.5, 1e300, 5e-324, inf, -inf, nan, 2, "x", 10 ** 400]
for name in two:
    for x in few:
        for y in few:
            if name != "dist":
                record(name, x, y)
    record(name, 1)
    record(name, 1, 2, 3)
for _ in range(120):
    record("fmod", any_float(), any_float())
    record("remainder", random.uniform(-50, 50), random.choice((random.uniform(-5, 5), 0.5, 2.0)))
    record("remainder", random.randrange(-40, 40) * 0.5, random.choice((1.0, 2.0, 3.0)))
    record("pow", abs(random.uniform(0, 20)), random.uniform(-20, 20))
    record("atan2", random.uniform(-3, 3), random.uniform(-3, 3))
    record("log", random.uniform(0.1, 100), random.uniform(0.1, 20))
    record("nextafter", any_float(), any_float())
for x in [1, 0, 2 ** 62, 2 ** 63, 2 ** 1023, 2 ** 1024 - 1, 2 ** 1024, 2 ** 5000 + 12345, 3 ** 4000, 10 ** 1000, -5, 2 ** 2000 - 1]:
    for name in ("log", "log2", "log10", "isqrt", "sqrt"):
        record(name, x)
    record("log", x, 10)
    record("log", 10, x)
for _ in range(60):
    record("isqrt", random.getrandbits(random.choice((53, 62, 63, 64, 65, 128, 500))))
record("isqrt", (2 ** 63 - 1))
record("isqrt", 3037000499 ** 2)
record("isqrt", 3037000499 ** 2 - 1)
for n in (30, 50, 100, 127, 333):
    record("factorial", n)
record("factorial", 2 ** 70)
record("factorial", 5.0)
for args in [(), (0,), (-4,), (12, 18), (0, 0), (5, 0), (-6, 4, 10), (True, 2), (2 ** 64, 2 ** 40 * 3), (3 ** 80, 3 ** 50 * 7), (1.0,), ("x", 2), (1, "x"), (1, 1, 2.5), (-(2 ** 63), 0), (0, -(2 ** 63)), (-(2 ** 63), -(2 ** 63)), (7, 3, 0, 2)]:
    record("gcd", *args)
    record("lcm", *args)
for _ in range(80):
    g = random.getrandbits(random.choice((10, 80, 300)))
    record("gcd", g * random.getrandbits(random.choice((20, 64, 400))), -g * random.getrandbits(random.choice((20, 64, 400))))
    record("lcm", random.getrandbits(40), random.getrandbits(70))
for n in [0, 1, 2, 5, 10, 30, 67, 100, 2 ** 40, 10 ** 30, -1]:
    for k in [0, 1, 2, 3, 5, 10, 29, 50, 100, -1, None, 1.0, 10 ** 30]:
        if not (n == 10 ** 30 and k == 10 ** 30 or n == 2 ** 40 and k is None or n == 10 ** 30 and k is None):
            record("perm", n, k)
            record("comb", n, k)
record("comb", 200, 90)
record("perm", 200, 90)
record("comb", 2 ** 70, 2 ** 69)
record("perm", 2 ** 70, 2 ** 69)
record("comb", 5)
record("perm")
record("comb", 1.0, 2)
for x in [0.0, -0.0, 1.0, 0.75, -1.5, 1e300, 5e-324, inf, nan, "x"]:
    for i in [0, 1, -1, 5, -1074, -1080, -2000, 2000, 1023, 1024, 10 ** 30, -(10 ** 30), 1.0, True, None]:
        record("ldexp", x, i)
for items in [(), (1, 2), (0.1,) * 10, (1e308, 1e308, -1e308), (1e308, 1e308), (inf, 1.0), (inf, -inf), (nan, 1), (inf, nan), (1e16, 1.0, 1e-16), (1e100, 1.0, -1e100), (10 ** 400,), ("x",), (1.0, 2.0 ** -53, 2.0 ** -106), (1.0, 2.0 ** -53),
              (1.0, -(2.0 ** -54), -(2.0 ** -108)), (-0.0,), (True, 2.5), (1e16, 1.0, 1.0)]:
    record("fsum", items)
    record("prod", items)
    record("prod", items, start=2)
for _ in range(60):
    items = tuple(random.choice((-1, 1)) * 10 ** random.uniform(-20, 20) for _ in range(random.randrange(1, 12)))
    record("fsum", items)
    record("hypot", *items)
    record("hypot", *items[:2])
    record("dist", items, tuple(random.uniform(-5, 5) for _ in items))
for items in [(3, 4), (1e200, 1e200), (1e-200, 1e-200), (5e-324, 5e-324), (1e-310, 2e-310), (inf, nan), (nan, 1), (), (-7,), (1.7976931348623157e308, 1.7976931348623157e308), ("x",), (1, 2, "x"), (True, 10 ** 20), (10 ** 400,), (0.0, -0.0)]:
    record("hypot", *items)
    record("dist", items, (0,) * len(items))
record("dist", (1, 2), (1, 2, 3))
record("dist", 5, (1,))
record("dist", (1,), 5)
record("fsum", 5)
record("prod", 5)
record("prod", ("a",), start=2)
record("prod", (2 ** 62, 4, 0.5))
record("prod")
for args, kwargs in [((1, 1 + 1e-10), {}), ((1, 1 + 1e-8), {}), ((1, 2), {"rel_tol": 0.6}), ((1, 2), {"abs_tol": 1}), ((1, 2), {"rel_tol": -1}), ((1, 2), {"abs_tol": -1}), ((1, 2, 3), {}), ((1,), {"b": 1}), ((1, 2), {"tol": 1}), ((inf, inf), {"rel_tol": 5}), ((inf, 1), {"abs_tol": inf})]:
    record("isclose", *args, **kwargs)
