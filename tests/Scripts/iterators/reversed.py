# reversed, and sequences without __iter__.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: reversed())
show(lambda: reversed(1))
show(lambda: reversed({1}))
show(lambda: reversed(a=1))
show(lambda: reversed('abc').__reduce__())
show(lambda: list(reversed('abc')))
show(lambda: list(reversed((1, 2))))
show(lambda: type(reversed([1])))
class Seq:

    def __len__(s):
        return 3

    def __getitem__(s, i):
        if i >= 3:
            raise IndexError
        return i * 10
show(lambda: list(reversed(Seq())))
show(lambda: list(Seq()))
show(lambda: reversed(Seq()).__length_hint__())
show(lambda: iter(Seq()).__length_hint__())
show(lambda: 20 in Seq())
class NoRev:
    __reversed__ = None
show(lambda: reversed(NoRev()))
