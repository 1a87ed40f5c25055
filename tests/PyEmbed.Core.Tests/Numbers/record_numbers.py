"""Records float and integer text, parsing, arithmetic and hashes of CPython 3.11. Run with PYTHONHASHSEED unset; needs numbers only."""
import math, os, random, struct, sys
HERE = os.path.dirname(os.path.abspath(__file__))
sys.set_int_max_str_digits(0)
random.seed(311)

def rows(name):
    return open(os.path.join(HERE, name), "w", newline="\n")

def bits(f):
    return struct.pack(">d", f).hex()

def from_bits(n):
    return struct.unpack(">d", n.to_bytes(8, "big"))[0]

special = [0.0, -0.0, 1.0, 0.1, 0.5, 1.5, 2.5, 0.25, 1e15, 1e16, 1e17, 123456789012345680.0, 9999999999999998.0, 99999999999999990.0, 1e-4, 1e-5, 0.00012345, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
           2.225073858507201e-308, 1.7976931348623157e308, 9.5, 99.5, 999.5, 0.95, 0.095, 0.99999, 9.9999e-5, 1e100, 3.14159, 2.675, 1.005, 1e21, 1e20, 123456.7, 0.3, 2/3, 4503599627370496.5, 1e300, -1.5, -1e-7]
floats = special + [from_bits(random.getrandbits(64)) for _ in range(400)] + [random.uniform(-1000, 1000) for _ in range(200)] \
    + [float(random.randrange(10**6)) / 10**random.randrange(8) for _ in range(200)] + [float(2**i) for i in range(-100, 120, 3)]
floats = [f for f in floats if f == f]
powers = [2.0**i for i in range(-1074, 1024)]   # floats are closer below a power of two than above it
with rows("float_text.tsv") as out:
    for f in powers:
        out.write(f"repr\t{bits(f)}\t{f!r}\n")
    for f in floats:
        out.write(f"repr\t{bits(f)}\t{f!r}\n")
        out.write(f"hex\t{bits(f)}\t{f.hex()}\n")
        if math.isfinite(f):
            n, d = f.as_integer_ratio()
            out.write(f"ratio\t{bits(f)}\t{n:x}/{d:x}\n")
    out.write(f"repr\t{bits(math.inf)}\tinf\nrepr\t{bits(-math.inf)}\t-inf\nrepr\t{bits(math.nan)}\tnan\n")
with rows("float_format.tsv") as out:
    for i, f in enumerate(special + floats[::6] + [math.inf, -math.inf, math.nan]):
        for code in "efgEFG":
            for p in ([0, 1, 2, 6, 17, 50] if i < len(special) else [random.randrange(0, 25)]):
                for flag in ("", "+", "#"):
                    out.write(f"{flag}\t{code}\t{p}\t{bits(f)}\t{('%' + flag + '.' + str(p) + code) % f}\n")
        out.write(f"z\tf\t1\t{bits(f)}\t{format(f, 'z.1f')}\n")
    for f, p, code in [(5e-324, 1080, "f"), (5e-324, 800, "e"), (1.7976931348623157e308, 400, "g"), (0.1, 1000, "f"), (0.1, 60, "g")]:
        for flag in ("", "#"):
            out.write(f"{flag}\t{code}\t{p}\t{bits(f)}\t{('%' + flag + '.' + str(p) + code) % f}\n")
with rows("float_round.tsv") as out:
    for f in floats[::2]:
        for p in (-310, -3, -1, 0, 1, 2, 3, 8, 17, 330):
            try:
                out.write(f"{bits(f)}\t{p}\t{bits(round(f, p))}\n")
            except OverflowError:
                out.write(f"{bits(f)}\t{p}\toverflow\n")
    out.write(f"{bits(1.7e308)}\t-308\toverflow\n")
def digits(n):
    return "".join(random.choice("0123456789") for _ in range(n))
with rows("float_parse.tsv") as out:
    texts = ["1", "1.", ".5", ".", "", "+", "-", "+.5", "1e5", "1e", "1e+", "e5", "1_0", "1__0", "_1", "1_", "1_.5", "1._5", "1.5_5", "1e1_0", "1e_1", "1_e1", "1e1_", "inf", "-inf", "Infinity", "+INFINITY", "nan", "-nan", "NaN", "infinit", "in", "nan1", "1 2", "0x10", "1e400", "-1e400", "1e-400",
             "0e99999999999999999999", "1e99999999999999999999", "1e-99999999999999999999", "0." + "0" * 400 + "1e401", "1" + "0" * 400 + "e-400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47032822920623272e-324", "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793" + "0" * 288,
             "9007199254740993", "9007199254740992.9999999999", "9007199254740993.00000000000000000000000000000000001", "9007199254740993." + "0" * 900 + "1", "0.1" + "0" * 1000 + "1", "--1", "1.2.3", "1e5.5", "1d5", "\u0661", "0_0", "00012", "1e05", "infx", "1J", "1j"]
    for _ in range(500):
        t = digits(random.randrange(1, 30)) + random.choice(["", ".", "." + digits(random.randrange(1, 40))]) + random.choice(["", f"e{random.randrange(-330, 310)}"])
        texts.append(t)
    for _ in range(60):
        f = abs(from_bits(random.getrandbits(64)))
        if math.isfinite(f) and f:
            # exactly between two floats, and a little beside
            g = math.nextafter(f, math.inf)
            if math.isfinite(g):
                from fractions import Fraction
                h = (Fraction(f) + Fraction(g)) / 2
                scale = 1100
                whole = h.numerator * 10**scale // h.denominator
                s = str(whole)
                texts += [s + "e-1100", s + "1e-1101", str(whole - 1) + "9e-1101"]
    for t in texts:
        try:
            out.write(f"{t}\t{bits(float(t)) if t.isascii() else 'invalid'}\n")
        except ValueError:
            out.write(f"{t}\tinvalid\n")
with rows("hex_parse.tsv") as out:
    texts = ["0x1p0", "0x.8p1", "1p4", "0x", "0x.p1", "0x1.8", "-0x1.999999999999ap-4", "inf", "-Infinity", "nan", "+nan", "0x1p", "0x1p+", "1.8p1024", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fffffffffffffffffffffp1023", "0x1.00000000000008p0", "0x1.000000000000080000000000000000000000000000001p0", "0x1.00000000000018p0",
             "0x0.0000000000001p-1022", "0x0.00000000000008p-1022", "0x0.00000000000008000000000000000000001p-1022", "0x1p-1075", "0x1p-1074", "0x1.8p-1075", "0x1p-9999999999999999999", "0x0p99999999999999999", "0x1p99999999999999999", " 0x1p1 ", "\t1\n", "0x1 p1", "g", "0x1.2.3", "0x" + "1" * 300 + "p-1200", "0x0." + "0" * 400 + "1p1600", "0x" + "0" * 500 + "1", "1e5", "0X1P5", "0x1_0"]
    for _ in range(300):
        texts.append(random.choice(["0x", "", "-0x"]) + "%x" % random.getrandbits(random.randrange(1, 130)) + random.choice(["", ".", ".%x" % random.getrandbits(60)]) + random.choice(["", f"p{random.randrange(-1200, 1000)}"]))
    for t in texts:
        try:
            r = bits(float.fromhex(t))
        except OverflowError:
            r = "overflow"
        except ValueError:
            r = "invalid"
        out.write("%s\t%s\n" % (" ".join("%X" % ord(c) for c in t) or "-", r))
with rows("int_parse.tsv") as out:
    texts = [("", 10), ("0", 10), ("-0", 10), ("+5", 10), ("- 5", 10), ("--5", 10), ("1_000", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x1F", 16), ("0x1F", 0), ("0X_1f", 0), ("0x", 0), ("0x_", 16), ("0x__1", 16), ("0b12", 0), ("0b101", 2), ("0b101", 16), ("0o17", 0), ("017", 0), ("017", 10), ("00", 0), ("0_0", 0), ("0_1", 0),
             ("0", 0), ("z", 36), ("Zz", 36), ("z", 35), ("0b1", 10), ("0o8", 8), ("-0x10", 16), ("+0b1", 0), ("1e5", 10), ("1.0", 10), ("99999999999999999999", 10), ("-9223372036854775808", 10), ("18446744073709551616", 0), ("0x", 36), ("0b", 16), ("0b", 2), ("-", 10), ("0x-1", 16)]
    for radix in range(2, 37):
        for size in (1, 5, 20, 100, 700):
            texts.append(("".join(random.choice("0123456789abcdefghijklmnopqrstuvwxyz"[:radix]) for _ in range(size)), radix))
    texts.append((digits(20000), 10))
    for t, radix in texts:
        try:
            out.write(f"{t}\t{radix}\t{int(t, radix):x}\n")
        except ValueError:
            out.write(f"{t}\t{radix}\tinvalid\n")

ints = [0, 1, -1, 2, -2, 3, -3, 7, -7, 10, 63, 64, 2**31, 2**53, 2**53 + 1, 2**61 - 1, 2**61, 2**61 - 2, -(2**61 - 1), 2**63 - 1, -2**63, 2**63, 2**64, 2**64 - 1, 10**19, -10**30, 2**100, -(2**100), 2**128 - 1] \
    + [random.getrandbits(random.randrange(1, 400)) * random.choice((1, -1)) for _ in range(60)] + [random.getrandbits(9000), -random.getrandbits(40000)]
with rows("int_unary.tsv") as out:
    for a in ints:
        def put(op, r):
            out.write(f"{op}\t{a:x}\t{r}\n")
        put("dec", str(a)); put("hex", format(a, "x")); put("oct", format(a, "o")); put("bin", format(a, "b"))
        put("length", a.bit_length()); put("count", a.bit_count()); put("hash", hash(a))
        if a >= 0:
            put("isqrt", format(math.isqrt(a), "x"))
        try:
            put("float", bits(float(a)))
        except OverflowError:
            put("float", "overflow")
ints = [a for a in ints if a.bit_length() < 500]
with rows("int_binary.tsv") as out:
    for a in ints:
        for b in random.sample(ints, 10) + [1, -1, 3, -5]:
            def put(op, r):
                out.write(f"{op}\t{a:x}\t{b:x}\t{r}\n")
            put("mul", format(a * b, "x"))
            if b:
                put("floordiv", format(a // b, "x")); put("mod", format(a % b, "x"))
                try:
                    put("truediv", bits(a / b))
                except OverflowError:
                    put("truediv", "overflow")
                m = random.choice(ints)
                try:
                    out.write(f"pow\t{a:x}\t{b:x}\t{m:x}\t{pow(a, b, m):x}\n")
                except ValueError as e:
                    out.write(f"pow\t{a:x}\t{b:x}\t{m:x}\t{'zero' if '0' in str(e) else 'notinvertible'}\n")
        for s in (0, 1, 5, 63, 64, 65, 200):
            out.write(f"shl\t{a:x}\t{s:x}\t{a << s:x}\n")
            out.write(f"shr\t{a:x}\t{s:x}\t{a >> s:x}\n")
        for f in [0.0, 0.5, -0.5, 2.0**53, 2.0**63, -2.0**63, 1e300, math.inf, -math.inf, float(a) if abs(a) < 2**1000 else 1.0]:
            for g in (f, math.nextafter(f, math.inf), math.nextafter(f, -math.inf)):
                out.write(f"cmp\t{a:x}\t{bits(g)}\t{(a > g) - (a < g)}\n")
    for a, b in [(2**1100 + 1, 2**80), (1, 3 * 2**1074), (1, 2**1075), (3, 2**1076), (1, 2**1074 * 10**5), (5, 2**1074 * 3), (2**1024, 1), (2**1024 - 2**969, 1), (2**1024 - 2**970 - 1, 1), (2**1024 - 2**970, 1), (-2**1025, 3), (10**400, 10**399), (10**400, 10**50), (1, 10**400), (-1, 10**400), (0, 10**400), (0, -5)]:
        try:
            r = bits(a / b)
        except OverflowError:
            r = "overflow"
        out.write(f"truediv\t{a:x}\t{b:x}\t{r}\n")
with rows("float_binary.tsv") as out:
    values = [0.0, -0.0, 1.0, -1.0, 0.1, -0.1, 3.0, -3.0, 1e300, -1e300, 5e-324, math.inf, -math.inf, 7.5, -7.5, 1e16] + [random.uniform(-100, 100) for _ in range(10)]
    for a in values:
        for b in values:
            if b:
                q, r = divmod(a, b)
                if q == q and r == r:
                    out.write(f"{bits(a)}\t{bits(b)}\t{bits(q)} {bits(r)} {bits(a % b)}\n")
with rows("float_hash.tsv") as out:
    for f in floats + [math.inf, -math.inf]:
        out.write(f"{bits(f)}\t{hash(f)}\n")
