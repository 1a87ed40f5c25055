# The iterators of lists.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

it = iter([1, 2, 3])
next(it)
show(lambda: it.__length_hint__())
show(lambda: it.__setstate__(0))
show(lambda: list(it))
show(lambda: it.__length_hint__())
show(lambda: list(reversed([1, 2, 3])))
show(lambda: reversed([1, 2]).__length_hint__())
