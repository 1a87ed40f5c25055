import codecs

def prefix(error):
    print(error.encoding, error.object, error.start, error.end)
    if error.object.startswith(b"Q"): return "#", error.end
    error.object = b"Qx" + error.object
    return "!", 1

codecs.register_error("prefix", prefix)
table = {i: chr(i) for i in range(127)}
print(codecs.charmap_decode(b"ab\xffcd\xee", "prefix", table))
print(codecs.charmap_decode(b"ab\xffcd\xee", "prefix", "".join(table.values())))
print(codecs.unicode_escape_decode(b"ab\\xzz\\x41", "prefix"))
print(codecs.raw_unicode_escape_decode(b"ab\\uzz\\u0041", "prefix"))
print(codecs.decode(b"ab\\xzz", "unicode_escape", "prefix"))

def far(error):
    error.object = b"x"
    return "!", 5

codecs.register_error("far", far)
try: codecs.charmap_decode(b"\xff", "far", table)
except IndexError as e: print(e)
