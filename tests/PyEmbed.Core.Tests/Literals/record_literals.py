"""Records how CPython 3.11 reads literals and shows text and bytes."""
import ast, os, random, warnings
HERE = os.path.dirname(os.path.abspath(__file__))
random.seed(3)

def hexes(s):
    return " ".join("%X" % ord(c) for c in s) or "-"

def rows(name):
    return open(os.path.join(HERE, name), "w", newline="\n")

def read(source):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            value = ast.literal_eval(source)
        except SyntaxError as e:
            return "error " + e.msg
    shown = hexes(value) if isinstance(value, str) else (value.hex() or "-")
    return " | ".join([shown] + [str(w.message) for w in seen])

bodies = [r"", r"abc", r"\n\t\r\\\'\"\a\b\f\v", "a\\\nb", r"\0", r"\01", r"\012", r"\0123", r"\400", r"\777", r"\8", r"\q", r"\q\z", r"a\ b", r"\x41", r"\x4", r"\x", r"\xg1", r"\x4g", r"\u20ac", r"\u20a", r"\u", r"\ud800", r"\ud83d\ude00", r"\U0001F600", r"\U0001F60", r"\U00110000", r"\U0010FFFF",
          r"\N{EURO SIGN}", r"\N{euro sign}", r"\N{}", r"\N", r"\N{", r"\N{EURO SIGN", r"\Nx", r"\N{NO SUCH NAME}", r"\N{KEYCAP DIGIT ONE}", r"\N{NULL}", r"\N{HANGUL SYLLABLE GA}", r"\N{CJK UNIFIED IDEOGRAPH-4E00}", "é", "é\\n", "\\é", "é\\q", "\\é\\q", "é\\x4", "😀\\x", "😀", "😀\\q", "\\😀\\d", "a\\\\é\\x4", r"\{", r"\d+\.\w", r"\x00\xff\xZZ", r"a\x4"]
alphabet = ["\\", "\\", "x", "u", "U", "N", "{", "}", "0", "7", "a", "f", "4", "1", "n", "q", "é", "😀", " ", "\\\\", "SPACE"]
for _ in range(900):
    bodies.append("".join(random.choice(alphabet) for _ in range(random.randrange(1, 9))))
bodies = [b for b in dict.fromkeys(bodies) if (len(b) - len(b.rstrip("\\"))) % 2 == 0]
with rows("string_literals.tsv") as out:
    for b in bodies:
        out.write(f"{hexes(b)}\t{read(chr(39) * 3 + b + chr(39) * 3)}\n")
with rows("bytes_literals.tsv") as out:
    for b in bodies:
        if b.isascii():
            out.write(f"{hexes(b)}\t{read('b' + chr(39) * 3 + b + chr(39) * 3)}\n")
texts = ["", "a", "'", '"', "'\"", "it's", "\\", "\n\r\t\x00\x7f\x80\xa0\xad\xe9", "\u20ac\u200b\u2028\ufeff", "\ud800\udc00", "\U0001F600\U000E0001\U0010ffff", "\u0378", "a'b\"c'", "\x1b[0m", "\u3000", "\U0001F600'", "\x85"]
for _ in range(300):
    texts.append("".join(chr(random.choice([random.randrange(0x80), random.randrange(0x800), random.randrange(0x10000), random.randrange(0x110000)])) for _ in range(random.randrange(1, 12))))
with rows("repr.tsv") as out:
    for t in texts:
        out.write(f"repr\t{hexes(t)}\t{hexes(repr(t))}\nascii\t{hexes(t)}\t{hexes(ascii(t))}\n")
        b = t.encode("utf-8", "surrogatepass")
        out.write(f"bytes\t{b.hex() or '-'}\t{hexes(repr(b))}\n")
with rows("numbers.tsv") as out:
    for t in ["0", "00", "0_0", "1", "1_000", "0x_ff", "0XFF", "0o17", "0O_7", "0b1_0", "1.", ".5", "1e5", "1E-5", "1_0.0_1e1_0", "1j", "1J", "1.5e3j", "0j", "00j", "09.5", "09j", "1e400", "1e-400", "99999999999999999999", "999999999999999999", "9999999999999999999", "0x" + "f" * 5000, "1" * 4300, "1" * 4301, "1" * 6000 + "j", "0.1", "123456789.123456789e-300"]:
        try:
            v = repr(ast.literal_eval(t)) if len(t) < 1000 or t[-1] == "j" else hex(ast.literal_eval(t))
        except SyntaxError as e:
            v = "error " + e.msg
        out.write(f"{t}\t{v}\n")
