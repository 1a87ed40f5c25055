for number in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 999):
    print(number, type(OSError(number, "text")).__name__)
e = OSError(2, "a", "f", None, "g")
print(e, e.args, e.__reduce__(), e.errno, e.strerror, e.filename, e.filename2)
try: e.characters_written
except AttributeError as x: print(x)
e = BlockingIOError(11, "a", 5)
print(e, e.args, e.characters_written, e.filename)
del e.characters_written
class M(OSError):
    def __init__(self, *a, **k): super().__init__(*a)
print(repr(M(2, "x", k=1)), M(2, "x", k=1))
print(repr(OSError(1, 2, 3, 4, 5, 6)), repr(OSError("one")), OSError(), IOError is OSError)
for args, kw in (((2, "x"), {"a": 1}),):
    try: OSError(*args, **kw)
    except TypeError as x: print(x)
e.errno = "q"; del e.errno; print(e.errno)
