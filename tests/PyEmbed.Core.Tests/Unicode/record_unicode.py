"""Records what CPython 3.11 says of every code point (as checksums) and of names and normalization (as rows)."""
import hashlib, os, random, unicodedata as ud
HERE = os.path.dirname(os.path.abspath(__file__))
N = 0x110000

def final(before, after=""):
    return (before + "\u03a3" + after).lower()[len(before.lower())] == "\u03c2"

def hexes(s):
    return " ".join("%X" % ord(c) for c in s) or "-"

def value(f):
    return lambda ch: (lambda v: "-" if v is None else repr(v))(f(ch, None))

PROPERTIES = {
    "category": ud.category, "bidirectional": ud.bidirectional, "combining": lambda c: str(ud.combining(c)),
    "width": ud.east_asian_width, "mirrored": lambda c: str(ud.mirrored(c)),
    "isalpha": str.isalpha, "isdecimal": str.isdecimal, "isdigit": str.isdigit, "isnumeric": str.isnumeric, "isalnum": str.isalnum,
    "islower": str.islower, "isupper": str.isupper, "isspace": str.isspace, "isprintable": str.isprintable,
    "linebreak": lambda c: len(("a" + c + "b").splitlines()) == 2,
    "xidstart": lambda c: c != "_" and c.isidentifier(), "xidcontinue": lambda c: ("a" + c).isidentifier(),
    "finalafter": lambda c: final(c), "finalacross": lambda c: final("a" + c), "finalbefore": lambda c: final("a", c),
    "lower": lambda c: hexes(c.lower()), "upper": lambda c: hexes(c.upper()), "title": lambda c: hexes(c.title()), "fold": lambda c: hexes(c.casefold()),
    "decimal": value(ud.decimal), "digit": value(ud.digit), "numeric": value(lambda c, d: ud.numeric(c, d)),
    "decomposition": ud.decomposition, "name": lambda c: ud.name(c, "-"),
    "nfc": lambda c: hexes(ud.normalize("NFC", c)), "nfd": lambda c: hexes(ud.normalize("NFD", c)),
    "nfkc": lambda c: hexes(ud.normalize("NFKC", c)), "nfkd": lambda c: hexes(ud.normalize("NFKD", c)),
}
with open(os.path.join(HERE, "properties.tsv"), "w", newline="\n") as out:
    for name, f in PROPERTIES.items():
        h = hashlib.sha256()
        for c in range(N):
            v = f(chr(c))
            h.update((str(int(v)) if isinstance(v, bool) else v).encode() + b"\n")
        out.write(f"{name}\t{h.hexdigest()}\n")

random.seed(14)
marks = [chr(c) for c in range(N) if ud.combining(chr(c))]
decomposing = [chr(c) for c in range(N) if ud.decomposition(chr(c))] + [chr(random.randrange(0xAC00, 0xD7A4)) for _ in range(400)]
jamo = [chr(c) for c in range(0x1100, 0x1200)]
plain = list("aeiouAEIOU \u0915\u09c7\u0b47\u0bc6") + marks[:80]
with open(os.path.join(HERE, "normalization.tsv"), "w", newline="\n") as out:
    for i in range(1200):
        pools = [marks, decomposing, jamo, plain, marks[:60], plain]
        s = "".join(random.choice(random.choice(pools)) for _ in range(random.randrange(1, 12)))
        if i % 3 == 0:
            s = ud.normalize("NFD", s)
        for form in "NFC", "NFD", "NFKC", "NFKD":
            out.write(f"{form}\t{hexes(s)}\t{hexes(ud.normalize(form, s))}\n")
    for s in ["a" + "\u0301" * 50, "a" + "\u0327\u0301" * 30, "e" + "\u0323" * 25 + "\u0302", "\u1100\u1161\u11a7", "\u1100\u1161\u11a8\u11a8", "\u1112\u1175\u11c2"]:
        for form in "NFC", "NFD", "NFKC", "NFKD":
            out.write(f"{form}\t{hexes(s)}\t{hexes(ud.normalize(form, s))}\n")

with open(os.path.join(HERE, "lookup.tsv"), "w", newline="\n") as out:
    names = ["hangul syllable ga", "HANGUL SYLLABLE GA", "HANGUL SYLLABLE ", "HANGUL SYLLABLE A", "HANGUL SYLLABLE GAGX", "HANGUL SYLLABLE HIH",
             "cjk unified ideograph-4e00", "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-04E00",
             "CJK UNIFIED IDEOGRAPH-2A6DD", "CJK UNIFIED IDEOGRAPH-30000", "CJK UNIFIED IDEOGRAPH-9", "CJK UNIFIED IDEOGRAPH-0000", "space", "SPACE ", " SPACE", "Space", "", "KEYCAP DIGIT ONE", "keycap digit one",
             "BELL", "ALERT", "NULL", "LF", "nbsp", "LATIN SMALL LETTER GHA", "latin small letter gha", "latin small letter oi", "TANGUT IDEOGRAPH-17000",
             "NUSHU CHARACTER-1B170", "CJK COMPATIBILITY IDEOGRAPH-F900", "GREEK SMALL LETTER ALPHA", "no such name", "\u00c9", "VARIATION SELECTOR-256", "VS256"]
    for c in range(0, N, 97):
        n = ud.name(chr(c), None)
        if n:
            names.append(n)
    for n in names:
        try:
            found = hexes(ud.lookup(n))
        except KeyError:
            found = "none"
        out.write(f"{n}\t{found}\n")
