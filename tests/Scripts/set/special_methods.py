# Special methods called by name.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: set.add(1, 2))
show(lambda: set().add())
show(lambda: set().union(a=1))
show(lambda: {1}.__or__([1]))
show(lambda: {1}.__ior__([1]))
show(lambda: {1}.__contains__({1}))
show(lambda: {1}.__rsub__({1, 2}))
l = set()
l.add(frozenset([1]))
show(lambda: l)
def rec():

    class Z(set):

        def __hash__(s):
            return 1
    z = Z()
    z.add(z)
    return repr(z)
show(rec)
