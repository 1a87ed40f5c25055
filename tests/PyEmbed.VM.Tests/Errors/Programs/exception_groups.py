import sys
def fail():
    def r(n):
        if n: return r(n-1)
        raise ValueError("multi\nline")
    try: r(5)
    except ValueError as e:
        x = e
    y = SyntaxError("bad", ("f.py", 2, 4, "  1 $ 2\n", 2, 5))
    w = TypeError("w"); w.__cause__ = KeyError("c\n")
    w.add_note("n1\nn2"); w.__notes__.append(5)
    raise ExceptionGroup("eg", [x, y, w, ExceptionGroup("inner", [OSError(2, "gone", "f")])])
try: fail()
except Exception as e: sys.excepthook(type(e), e, e.__traceback__)
g = ValueError(0)
for i in range(13): g = ExceptionGroup(str(i), [g])
sys.excepthook(type(g), g, None)
g = ExceptionGroup("many", [ValueError(i) for i in range(18)])
g.__cause__ = ExceptionGroup("c", [KeyError(5)])
sys.excepthook(type(g), g, None)
