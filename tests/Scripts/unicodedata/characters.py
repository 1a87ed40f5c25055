import unicodedata as u
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

chars = 'aA1 ½²٣一ﬁéΩ€\u0301\u05d0\u0661\ud800\U0001f600\U0010ffff(«\u3000Ⅷ가\x00\u01c5\u1e9e\uff11\u2155\U00020000\u4e8c'
for c in chars:
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), repr(u.decomposition(c)), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.name(c, None))
for f in u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition, u.decimal, u.digit, u.numeric, u.name: e(f); e(f, 5); e(f, ''); e(f, 'ab'); e(f, 'x', 1, 2); e(f, 'x')
print(u.lookup('LATIN SMALL LETTER A'), u.lookup('latin small letter e with acute'), u.lookup('HANGUL SYLLABLE GA'), ascii(u.lookup('CJK UNIFIED IDEOGRAPH-4E00')), ascii(u.lookup('KEYCAP DIGIT ONE')), ascii(u.lookup('NULL')))
e(u.lookup, 'nope'); e(u.lookup, 'x' * 300); e(u.lookup, 5); e(u.lookup, ''); e(u.lookup)
for f in 'NFC', 'NFD', 'NFKC', 'NFKD': print(f, ascii([u.normalize(f, s) for s in ('e\u0301', '\u00e9', 'ﬁ', '가', '\u1100\u1161', '½', '', 'abc', '\u0344', 'a\u0315\u0300')]), [u.is_normalized(f, s) for s in ('e\u0301', '\u00e9', 'ﬁ', '', 'abc')])
e(u.normalize, 'X', 'a'); e(u.normalize, 'NFC', 5); e(u.normalize, 5, 'a'); e(u.normalize, 'NFC'); e(u.is_normalized, 'X', 'a'); e(u.normalize, 'X', ''); print(u.unidata_version)
import _random
r = _random.Random(1); h = 0
for _ in range(3000):
    c = chr(r.getrandbits(20) % 0x30000)
    h = (h * 31 + hash((u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c), u.numeric(c, -1), u.name(c, '')))) % 2**61
print(h)
