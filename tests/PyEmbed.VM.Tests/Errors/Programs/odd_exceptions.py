import sys
class E2(Exception):
    def __str__(self): raise ValueError
class E3(Exception): __module__ = "m.n"
class E4(Exception):
    __module__ = 5
    def __str__(self): return ""
for e in (E2(), E3("multi\nline"), E4(), KeyError("x"), ImportError("no", name="n"), OSError(13, "denied", "a", None, "b")):
    sys.excepthook(type(e), e, None)
sys.excepthook(1, 2, 3)
sys.excepthook(ValueError, None, None)
sys.tracebacklimit = 1
def f(): g()
def g(): raise E3
f()
