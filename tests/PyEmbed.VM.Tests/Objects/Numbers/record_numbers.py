"""Records operators.tsv, conversions.tsv, methods.tsv and formats.tsv with CPython 3.11."""
import operator
import os
import random

from number_rows import Recorder

here = os.path.dirname(os.path.abspath(__file__))
random.seed(3)
inf, nan = float("inf"), float("nan")


def recorder(name):
    return Recorder(os.path.join(here, name))


def record_operators():
    rows = recorder("operators.tsv")
    ints = [0, 1, -1, 2, -3, 7, 10, 63, 255, -256, 1 << 31, (1 << 53) + 1, (1 << 63) - 1, -(1 << 63), 1 << 63, -(1 << 64) - 5, 3 ** 60, 10 ** 30, -(10 ** 25) + 3]
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 2.5, 1e16, 9007199254740993.0, 9.223372036854775807e18, 1e300, -1e-310, inf, -inf, nan]
    complexes = [0j, 1j, complex(-0.0, 2), 1 + 2j, complex(2 ** 53, 0), complex(1e200, -1e200), complex(inf, nan)]
    binary = {
        "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "divmod": divmod,
        "==": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "!=": operator.ne,
        "&": operator.and_, "|": operator.or_, "^": operator.xor,
    }
    values = ints + floats + complexes + [True, False, None, "x"]
    for name, function in binary.items():
        for a in values:
            for b in values:
                if len({type(a), type(b)} & {type(None), str}) == 0 or random.random() < 0.2:
                    if name == "*" and str in (type(a), type(b)):
                        continue
                    if name == "%" and type(a) is str:
                        continue
                    # Mixed pairs add little for every operator.
                    if random.random() < (0.5 if type(a) is type(b) else 0.9 if name in "&|^" else 0.75):
                        continue
                    rows.row("op", name, function, a, b)
    for a in values:
        for b in [0, 1, 2, 3, -1, -2, 5, 64, 0.5, -0.5, 1.0, -1.0, 2.0, 3.0, inf, -inf, nan, 1j, 0j, 2 + 1j, -3 + 0j, None]:
            rows.row("op", "**", pow, a, b)
    for a in [0, 2, -3, 10, 3 ** 50]:
        for b in [0, 1, 5, -1, 10 ** 20, -7]:
            for c in [0, 1, -1, 2, 7, -7, 12, 10 ** 15 + 37, 2 ** 70, None, 2.0, True]:
                if c is not None or b < 10:
                    rows.row("op", "**", pow, a, b, c)
    for a in ints + [True, 1.0]:
        for b in [0, 1, 3, 31, 32, 62, 63, 64, 65, 200, -1, True, 1.0, 2 ** 70]:
            if b != 2 ** 70 or a in (0, 1):
                rows.row("op", "<<", operator.lshift, a, b)
            rows.row("op", ">>", operator.rshift, a, b)
    for _ in range(600):
        a, b = (random.choice((-1, 1)) * random.getrandbits(random.choice((20, 62, 63, 64, 65, 128, 300))) for _ in range(2))
        for name in ("+", "-", "*", "/", "//", "%", "&", "|", "^"):
            if random.random() < 0.35:
                rows.row("op", name, binary[name], a, b)
    for _ in range(500):
        a, b = (struct_float() for _ in range(2))
        for name in ("+", "*", "/", "//", "%", "divmod"):
            if random.random() < 0.4:
                rows.row("op", name, binary[name], a, b)
        rows.row("op", "**", pow, a, random.choice((b, 0.5, 3.0, -2.0)))
    for _ in range(300):
        a, b = (complex(random.uniform(-5, 5), random.choice((0.0, random.uniform(-5, 5)))) for _ in range(2))
        for name in ("+", "*", "/"):
            rows.row("op", name, binary[name], a, b)
        rows.row("op", "**", pow, a, random.choice((b, 2 + 0j, -3 + 0j, 17 + 0j)))
    for a in values + [complex(random.uniform(-9, 9), random.uniform(-9, 9)) for _ in range(100)] + [1e308 + 1e308j, complex(3e-320, 4e-320), complex(3e160, 4e160)]:
        for name, function in {"neg": operator.neg, "pos": operator.pos, "abs": abs, "~": operator.invert, "bool": bool}.items():
            rows.row("op", name, function, a)


def struct_float():
    import struct
    while True:
        x = struct.unpack(">d", random.getrandbits(64).to_bytes(8, "big"))[0] if random.random() < 0.4 else random.choice((-1, 1)) * 10 ** random.uniform(-9, 9)
        if x == x:
            return x


def record_conversions():
    rows = recorder("conversions.tsv")
    texts = [
        "", " ", "0", "-0", "+5", "12", "007", " 42 ", "\t42\n", "\x1c1", "1\x1f", "\x851", "\xa01\u2003", "1_000", "_1", "1_", "1__0", "+ 1", "+-1", "--1", "1.0", "1e5", "x", "12x",
        "0x10", "0X1f", "0o17", "0b101", "0b2", "0x", "0x_f", "0_7", "0_0", "00", "010", "-0x1f", "z", "Zz", "\uff11\uff12", "\u0661\u0662", "1\u0663", "\xb2", "1\x002", "9" * 30, "9" * 4300,
        "9" * 4301, "-" + "9" * 4301, "9" * 5000 + "x", "9" * 5000 + "_", "9" * 5000 + "__1", "9" * 700 + "x", "\xe9" * 210, "x" * 250, " " * 300 + "x",
    ]
    for text in texts:
        rows.row("call", "int", int, text)
        if text.isascii():
            rows.row("call", "int", int, text.encode())
        for base in (0, 2, 8, 10, 16, 36):
            if len(text) < 400 or base in (0, 36):
                rows.row("call", "int", int, text, base)
    rows.row("call", "int", int, "f" * 5000, 16)
    rows.row("call", "int", int, "z" * 5000, 36)
    for args, kwargs in [
        ((), {}), ((5,), {}), ((-5.9,), {}), ((1e300,), {}), ((nan,), {}), ((inf,), {}), ((-inf,), {}), ((1j,), {}), ((None,), {}), (((),), {}), ((True,), {}), ((10 ** 40,), {}),
        ((1, 2), {}), ((1.5, 10), {}), (("10",), {"base": 3}), (("10",), {"base": True}), (("10", 37), {}), (("10", 1), {}), (("10", -1), {}), (("10", 2 ** 70), {}), (("10", None), {}),
        (("10", 2.0), {}), ((b"12\xff",), {}), ((b" 12 ", 10), {}), ((), {"base": 5}), (("1", 2, 3), {}), (("1",), {"foo": 3}), ((), {"x": 3}), (("1", 2), {"base": 3}),
    ]:
        rows.row("call", "int", int, *args, **kwargs)
        rows.row("call", "float", float, *args, **kwargs)
        rows.row("call", "bool", bool, *args, **kwargs)
        rows.row("call", "complex", complex, *args, **kwargs)
    numbers = [
        "", " ", "0", "-0", "1", "+1", "-1.5", "1.", ".5", ".", "1e5", "1E-5", "1e", "1e+", "1e400", "-1e400", "1e-400", "1_0.0_1e1_0", "1._0", "1_.0", "1_e5", "1e_5", "_1", "1_", "inf", "-Infinity",
        "+NAN", "infi", "nan1", "0x1p3", " 1.5\u2003", "\u0661.\u0665", "\x1c1", "1\x00", "x" * 300, "1 2", "\xe9", "123456789012345678901234567890", "2.2250738585072014e-308", "4.9e-324",
        "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308", "0.1", "9007199254740993", "1" + "0" * 400, "0." + "0" * 400 + "1",
    ]
    for text in numbers:
        rows.row("call", "float", float, text)
        rows.row("call", "float", float, text.encode())
        rows.row("call", "complex", complex, text)
    for text in [
        "j", "-j", "+J", "1j", "1+2j", "1-2j", "-1.5e3-2.5E-3j", "1+j", "1-j", "(1+2j)", " ( 1+2j ) ", "( 1 )", "()", "((1))", "(1+2j", "1+2j)", "1+2", "1 + 2j", "1+ 2j", "1j+2", "1j1", "jj", "1jj", "++j",
        "1e5+infj", "nanj", "1-nanj", "-infinity-infj", "infj", "1e+j", "1e5e5j", "1_0+2_0j", "1_j", "_1j", "1__0j", "1_\x00j", "1\x00j", "0x10", "\u0661j", "\x851j", "1.+.5j", ".j", "1e400-1e400j", "1+1e-400j",
        "i", "1i", "+", "-", "1+", "1,2", "inf", "in", "1infj",
    ]:
        rows.row("call", "complex", complex, text)
    for args, kwargs in [
        ((1, 2), {}), ((1.5, -0.0), {}), ((-0.0, -0.0), {}), ((1j, 1j), {}), ((1 + 2j, 3 + 4j), {}), ((1, 2j), {}), ((2j, 1), {}), ((), {"real": 1, "imag": 2}), ((), {"imag": 2}), (("1", 2), {}), ((1, "2"), {}),
        ((1, None), {}), ((None, 1), {}), ((b"1",), {}), ((1, 2, 3), {}), ((10 ** 400,), {}), ((1, 10 ** 400), {}), ((True, True), {}), ((inf, nan), {}),
    ]:
        rows.row("call", "complex", complex, *args, **kwargs)
    rows.row("call", "float", float, 10 ** 400)
    rows.row("call", "float", float, -(2 ** 1024 - 2 ** 970))
    rows.row("call", "float", float, -(2 ** 1024 - 2 ** 970) + 1)
    for text in ["0x1.8p+1", "-0x.8", "1p3", "0x1p5000", "0x1p5000x", "nan", "-INF", "0x", "", " 0x1 ", "0x1.8p", "1.8", "0x1p-1074", "0x1p-1075", "0x1.0000000000001p-1075", "zz", "\xe9"]:
        rows.row("class", "float.fromhex", float.fromhex, text)
    rows.row("class", "float.fromhex", float.fromhex, 5)
    for name in ("double", "float", "x", 5):
        rows.row("class", "float.__getformat__", float.__getformat__, name)
    for data in (b"", b"\x00", b"\xff", b"\x01\x02", b"\xff\x7f", b"\x80\x00", bytes(range(20)), b"\xff" * 9):
        for order in ("big", "little"):
            for signed in (False, True):
                rows.row("class", "int.from_bytes", int.from_bytes, data, order, signed=signed)
    for args in [(b"ab",), (b"a", "x"), ((1, 2),), ((256,),), (("a",),), ("abc",), (5,), (None,), (), (b"a", "big", True), (b"a", 5)]:
        rows.row("class", "int.from_bytes", int.from_bytes, *args)


def record_methods():
    rows = recorder("methods.tsv")
    ints = [0, 1, -1, 5, 15, 25, -25, 127, 128, -128, -129, 255, 256, 2 ** 31, 2 ** 63 - 1, -(2 ** 63), 2 ** 63, 2 ** 64, -(2 ** 64), 3 ** 50, -(3 ** 50), 2 ** 61 - 1, 2 ** 61, -(2 ** 61 - 1), 1 - 2 ** 61, 10 ** 4299, True, False]
    floats = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.1, 1e16, 1.5e300, -1e-300, 5e-324, 1e22, 1e23, 123456.789, 2.0 ** 70, inf, -inf, nan, 0.3, 1 / 3, 1e-5, 0.0001, 9007199254740993.0]
    complexes = [0j, 1j, -1j, complex(-0.0, -0.0), 1 + 2j, complex(1e16, 1e-7), complex(inf, -inf), complex(2, -0.0)]
    for value in ints:
        for name in ("bit_length", "bit_count", "as_integer_ratio", "conjugate", "__trunc__", "__floor__", "__ceil__", "__round__", "__getnewargs__", "__sizeof__", "__int__", "__index__", "__float__", "__repr__",
                     "__str__", "__hash__", "__bool__"):
            rows.row("get", name, lambda v, n=name: getattr(v, n)(), value)
        for name in ("real", "imag", "numerator", "denominator"):
            rows.row("attr", name, lambda v, n=name: getattr(v, n), value)
        for digits in (0, 1, -1, -2, -3, -18, -19, -20, -40):
            if value.bit_length() < 200:
                rows.row("get", "__round__", lambda v, d: v.__round__(d), value, digits)
        if value.bit_length() < 200:
            for length in (0, 1, 2, 8, 9, 16):
                for order in ("big", "little"):
                    for signed in (False, True):
                        rows.row("get", "to_bytes", lambda v, *a, **k: v.to_bytes(*a, **k), value, length, order, signed=signed)
    for digits in (None, 1.5, "a", 2 ** 70):
        rows.row("get", "__round__", lambda v, d: v.__round__(d), 5, digits)
    for args in [(), (-1,), (2, "foo"), (2, 5), ("a",), (2 ** 70,), (2 ** 62,)]:
        rows.row("get", "to_bytes", lambda v, *a: v.to_bytes(*a), 5, *args)
    rows.row("get", "__repr__", lambda v: v.__repr__(), 10 ** 4300)
    rows.row("get", "__repr__", lambda v: v.__repr__(), -(10 ** 5000))
    for value in floats:
        for name in ("as_integer_ratio", "conjugate", "__trunc__", "__floor__", "__ceil__", "__round__", "__getnewargs__", "__int__", "__float__", "__repr__", "__str__", "__bool__", "hex", "is_integer"):
            rows.row("get", name, lambda v, n=name: getattr(v, n)(), value)
        if value == value:
            rows.row("get", "__hash__", lambda v: v.__hash__(), value)
        for name in ("real", "imag"):
            rows.row("attr", name, lambda v, n=name: getattr(v, n), value)
        for digits in (0, 1, 2, 5, 15, 30, 400, -1, -2, -16, -300, -308, -400, None, 2 ** 70, -(2 ** 70)):
            rows.row("get", "__round__", lambda v, d: v.__round__(d), value, digits)
    rows.row("get", "__round__", lambda v, d: v.__round__(d), 1.7976931348623157e308, -308)
    rows.row("get", "__round__", lambda v, d: v.__round__(d), 1.5, "a")
    for value in complexes:
        for name in ("conjugate", "__complex__", "__getnewargs__", "__repr__", "__str__", "__bool__", "__hash__"):
            rows.row("get", name, lambda v, n=name: getattr(v, n)(), value)
        for name in ("real", "imag"):
            rows.row("attr", name, lambda v, n=name: getattr(v, n), value)


def record_formats():
    rows = recorder("formats.tsv")
    ints = [0, 1, -1, 42, -1234, 123456789, 2 ** 70, -(10 ** 25), True]
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 1234567.891, 1e16, 1e-7, 1.5e300, 0.0005, 2.675, inf, -inf, nan]
    complexes = [0j, 1j, complex(-0.0, -1.5), 1 + 2j, complex(1e16, -1e-7), complex(inf, nan)]
    number_specs = [
        "", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "r", "\x01", "\xe9", "#b", "#o", "#x", "#X", "+d", " d", "-d", "5", "10", "<10", ">10", "^10", "=10", "010", "+010", "*^15d",
        "\U0001F600>6", "\xe9<6d", "0>5", "<05", "0<5", ",", "_", ",d", "_d", "_b", "_x", "#_b", "020,", "021,d", "022,", "+020,d", "030_b", "#030_x", ",b", ",x", ",c", ",n", "_n", ",s", "_s", ",_", "_,", ",,", ",\xe9", "_\x01", "zd", "z", ".3",
        ".3d", ".3f", ".0f", ".10f", ".50f", ".3e", ".0e", ".3g", ".0g", "#.3g", "#.0f", "#.0e", "#g", "#", ".3%", ".0%", "+.2f", " .2f", "z.1f", "z.0f", "+z.2f", "10.3f", "010.3f", "<10.2f", "^12.2e", "=+12.1f", "*=12.1f", ",.2f", "_.2f", "020,.2f",
        "015_.1f", "012,", ",.3", "_e", ",%", ",g", "+#x", "#+x", "xx", "10dd", ".", ".f", "10.", "z#010x", "+c", "#c", "=5c", "010c", "^7c", "99999999999999999999", ".99999999999999999999f", ".9999999999f", ".2147483648", "٣", ".٣f", "05", "=5",
        "0=5", "x<", "<<", "<<5", "=", "1.2.3", "+ d", "+-d", "0", "00", "#", "_,d", "z5",
    ]
    for value in ints + floats + complexes:
        for spec in number_specs:
            rows.row("format", "", format, value, spec)
    for value in ["", "a", "hello", "\xe9\U0001F600x"]:
        for spec in ["", "s", "d", "n", "xx", "+", " ", "-", "z", "#", "=", "=5", "0", "05", "8", "<8", ">8", "^8", "*^9", "\U0001F600^8", ".2", ".0", "10.3", "10.3s", ",", "_", ",s", ",x", "10.3,s", "z=", "+#", ".", "5\xe9"]:
            rows.row("format", "", format, value, spec)
    for value in (0, 65, 0x1F600, 0x10FFFF, 0x110000, -1, 2 ** 70):
        rows.row("format", "", format, value, "c")
    rows.row("format", "", format, 10 ** 5000, "d")
    rows.row("format", "", format, 10 ** 400, "f")
    rows.row("format", "", format, 1.5, "300.200f")
    for _ in range(400):
        value = random.choice((random.getrandbits(random.choice((5, 20, 64, 90))), struct_float()))
        spec = random.choice(("", "*<", ">", "^", "=", "0=")) + random.choice(("", "+", " ")) + random.choice(("", "#")) + random.choice(("", "0")) + random.choice(("", str(random.randrange(1, 40)))) + random.choice(("", ",", "_"))
        spec += random.choice(("d", "x", "b", "n", "")) if isinstance(value, int) and random.random() < 0.6 else random.choice(("", f".{random.randrange(0, 20)}")) + random.choice("efgEFG%")
        rows.row("format", "", format, value, spec)


record_operators()
record_conversions()
record_methods()
record_formats()
