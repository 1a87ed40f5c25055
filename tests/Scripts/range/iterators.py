# The iterators of ranges.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

R = range
i = iter(R(3, 20, 2))
next(i)
show(lambda: i.__length_hint__())
show(lambda: i.__setstate__(3))
show(lambda: next(i))
show(lambda: i.__setstate__(100))
show(lambda: next(i))
j = iter(R(10 ** 20))
next(j)
show(lambda: j.__length_hint__())
show(lambda: next(j))
show(lambda: j.__setstate__(10 ** 20 - 1))
show(lambda: list(j))
