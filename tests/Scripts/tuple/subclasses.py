# Subclasses of tuple.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class T2(tuple):

    def __new__(cls, *a):
        return super(T2, cls).__new__(cls, a)
show(lambda: T2(1, 2))
show(lambda: type(T2(1) + (2,)))
show(lambda: type(T2(1)[:]))
show(lambda: T2(1) == (1,))
show(lambda: type(T2(1) * 1))
show(lambda: T2(1).__getnewargs__())
