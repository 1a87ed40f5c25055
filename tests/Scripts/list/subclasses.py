# Subclasses of list.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class L2(list):
    pass
show(lambda: L2([1, 2]))
show(lambda: type(L2([1]) + [2]))
show(lambda: type(L2([1])[:]))
show(lambda: type(L2([1]).copy()))
x = L2()
x.a = 5
show(lambda: x.a)
show(lambda: L2(a=1))
class L3(list):

    def __init__(s, *a, **k):
        pass
show(lambda: L3(1, 2, a=1))
