"""Records what CPython 3.11 encodes and decodes, whole and piece by piece, with every error handler."""
import codecs, os, random, warnings
warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
random.seed(8)

def hexes(s):
    return " ".join("%X" % ord(c) for c in s) or "-"

def attempt(f, show):
    try:
        return show(f())
    except UnicodeError as e:
        return "error " + str(e).encode("ascii", "backslashreplace").decode()
    except TypeError as e:
        return "cannot"

ENCODINGS = ["utf-8", "utf-8-sig", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7", "unicode_escape", "raw_unicode_escape"]
ERRORS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"]
texts = ["", "abc", "\xe9", "\u20ac", "\U0001F600", "a\udc80\ud800b", "\ud800\udc80", "\udc80\U00010000", "\u20ac\udc80", "\udcff\udc80x", "a\ud800\ud801", "\x00\x7f\x80\xff\u0100\u07ff\u0800\uffff\U0010ffff",
         "+", "a+b", "~\\", "\u20ac-", "\u20aca", "\u20ac+", "A\u2262\u0391.", "\\\n\t\r", "Hi Mom -\u263a-!", "\u0378\u0000", "".join(map(chr, range(128)))]
for _ in range(60):
    texts.append("".join(chr(random.choice([random.randrange(0x80), random.randrange(0x100), random.randrange(0x10000), random.randrange(0xD800, 0xE000), random.randrange(0x110000)])) for _ in range(random.randrange(1, 7))))
with open(os.path.join(HERE, "encode.tsv"), "w", newline="\n") as out:
    for t in texts:
        for enc in ENCODINGS:
            strict = attempt(lambda: t.encode(enc), lambda b: b.hex() or "-")
            for er in ERRORS if strict.startswith("error") else ["strict"]:
                out.write(f"{enc}\t{er}\t{hexes(t)}\t{attempt(lambda: t.encode(enc, er), lambda b: b.hex() or '-')}\n")
inputs = [b"", b"abc", b"\x80", b"\xc0\x80", b"\xc2", b"\xc2a", b"\xe0\x80\x80", b"\xe0\xa0", b"\xe2\x82", b"\xe2\x82\xac", b"\xe2\x28\xa1", b"\xed\xa0\x80", b"\xed\xa0", b"\xed", b"\xed\xb2\x80x", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xf0\x9f", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80", b"\xf5abc", b"\xff\xfe", b"a\xf0\x9f\x98b", b"\xf0\x9f\x98\xf0",
          b"\xef\xbb\xbfabc", b"\xef\xbb", b"\xef\xbb\xbf\xff", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"\x00\xd8\x00", b"\x00\xd8\x00\xd8\x00\xdc", b"a\x00b", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a", b"\x00\x00\x11\x00", b"\x00\xd8\x00\x00", b"a\x00\x00",
          b"+AGE-", b"+2AD-", b"+2ADcgA-", b"+2ADcgA", b"+IKw", b"+IK", b"+I", b"+", b"+-", b"+!", b"+AGE!", b"+IKx-", b"a+IKw-b", b"\x80+IKw", b"+IKw\x80", b"+2AD!", b"+2AA\x80", b"+2AAA4-", b"+AAA+", b"++", b"+//", b"+/////////w-",
          b"\\x4", b"\\xg", b"\\u12", b"\\U00110000", b"\\N{SPACE}", b"\\N{}", b"\\N{foo}x", b"\\N{foo", b"\\", b"a\\", b"\\q\\400", b"\\u20ac\xe9", b"\\\\u20ac", b"\\\n", b"\\U0001F600", b"\\U0011000", b"\\uD800", b"\\ug\\u1g"]
pool = [b"\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"a", b"\x80", b"\xed\xa0\x80", b"\xc3", b"\xf4", b"\x00", b"\xd8", b"\xdc", b"+", b"-", b"IKw", b"2AD", b"\\", b"\\u", b"\\N{SPACE}", b"\\x4", b"\x10", b"\xff", b"\xe0\x9f"]
for _ in range(100):
    inputs.append(b"".join(random.choice(pool) for _ in range(random.randrange(1, 8))))
with open(os.path.join(HERE, "decode.tsv"), "w", newline="\n") as out:
    for b in inputs:
        for enc in ENCODINGS:
            strict = attempt(lambda: b.decode(enc), hexes)
            for er in ERRORS if strict.startswith("error") else ["strict"]:
                out.write(f"{enc}\t{er}\t{b.hex() or '-'}\t{attempt(lambda: b.decode(enc, er), hexes)}\n")
with open(os.path.join(HERE, "incremental.tsv"), "w", newline="\n") as out:
    for b in inputs:
        for enc in ENCODINGS:
            for er in "strict", "replace", "surrogatepass":
                def run():
                    if enc in ("utf-16", "utf-32"):
                        # The incremental decoder of the standard library insists on a byte order mark; the function below it does not.
                        parts, pending, order = [], b"", 0
                        for i in range(len(b)):
                            pending += b[i:i + 1]
                            text, used, order = getattr(codecs, enc.replace("-", "_") + "_ex_decode")(pending, er, order, i == len(b) - 1)
                            pending = pending[used:]
                            parts.append(text)
                        return parts
                    d = codecs.getincrementaldecoder(enc)(er)
                    return [d.decode(b[i:i + 1], i == len(b) - 1) for i in range(len(b))]
                if b:
                    shown = attempt(run, lambda parts: "|".join(map(hexes, parts)))
                    out.write(f"{enc}\t{er}\t{b.hex()}\t{'error' if shown.startswith('error') else shown}\n")
