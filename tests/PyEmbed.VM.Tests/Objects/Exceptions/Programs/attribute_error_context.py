class A:
    def __getattr__(self, name): raise AttributeError("x")
class B:
    __slots__ = ()
    @property
    def p(self): raise AttributeError("inner")
class C:
    def __getattribute__(self, name): raise AttributeError("x", name)
class D:
    def __getattr__(self, name): raise AttributeError("own", name="n", obj=5)
a, b, c, d = A(), B(), C(), D()
for value, name in ((a, "q"), (b, "p"), (c, "z"), (d, "k"), (5, "real_"), (int, "nope"), (b, "other")):
    try: getattr(value, name)
    except AttributeError as e: print(repr(e), e.name, e.obj is value)
print(getattr(a, "q", 1), hasattr(b, "p"), getattr(b, "p", 2))
