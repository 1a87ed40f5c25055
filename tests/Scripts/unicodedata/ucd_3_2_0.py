import unicodedata
from binascii import crc32
old = unicodedata.ucd_3_2_0
def attempt(call, *args):
    try:
        print(ascii(call(*args)))
    except Exception as e:
        print(type(e).__name__, e)

print(old.unidata_version, type(old), [n for n in vars(type(old)) if n[0] != '_'])
for name in 'decimal', 'digit', 'numeric', 'name':
    function = getattr(old, name)
    print(name, crc32(ascii([function(chr(c), None) for c in range(0, 0x30000, 7)]).encode()))
for name in 'category', 'bidirectional', 'combining', 'mirrored', 'east_asian_width', 'decomposition':
    function = getattr(old, name)
    print(name, crc32(ascii([function(chr(c)) for c in range(0, 0x30000, 7)]).encode()))
text = ''.join(map(chr, range(0x2f800, 0x2fa1e))) + '\u1b05\u1b35\u1b06\U00011099\U000110ba\u0221'
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    print(form, crc32(ascii([old.normalize(form, c) for c in text]).encode()), old.is_normalized(form, text[-6:-3]))
attempt(old.name, '\U0001f600')
attempt(old.name, 'a')
for name in 'GRINNING FACE', 'NULL', 'KEYCAP DIGIT ONE', 'latin small letter a', 'CJK UNIFIED IDEOGRAPH-9FA6', 'HANGUL SYLLABLE GA':
    attempt(old.lookup, name)
attempt(old.decimal, 1)
attempt(old.decimal, 'x')
attempt(type(old))
attempt(setattr, old, 'x', 1)
print(unicodedata.UCD is type(old), unicodedata.UCD.name(old, 'a'))
