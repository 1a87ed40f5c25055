# Iterators and their hints.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

d = {1: 2, 3: 4, 5: 6}
it = iter(d.items())
next(it)
show(lambda: it.__length_hint__())
show(lambda: list(it))
show(lambda: list(it))
show(lambda: list(reversed(d)))
show(lambda: list(reversed(d.values())))
show(lambda: list(reversed(d.items())))
show(lambda: reversed(d).__length_hint__())
