import sys
class B:
    def __str__(self): raise ValueError("x")
    __repr__ = __str__
for notes in (5, B(), [B(), "a\n", ""], "abc", None, {1: 2}, ()):
    e = TypeError("w")
    e.__notes__ = notes
    sys.excepthook(type(e), e, None)
    print("--")
e = TypeError("w")
e.add_note("one\ntwo")
raise e
