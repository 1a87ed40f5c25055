# Subclasses of set.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class S(set):
    pass
show(lambda: S([1]))
show(lambda: S())
show(lambda: type(S() | S()))
show(lambda: type(S().copy()))
x = S()
x.a = 1
show(lambda: S([1]) == {1})
show(lambda: S(a=1))
class S2(set):

    def __init__(s, a=3):
        set.__init__(s, [a])
show(lambda: S2(a=5))
class F(frozenset):
    pass
show(lambda: F([1]))
show(lambda: F(a=1))
show(lambda: type(F([1]).copy()))
show(lambda: F([1]) == frozenset([1]))
