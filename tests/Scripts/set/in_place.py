# Iterators and operators in place.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

i = iter({1, 2, 3})
next(i)
show(lambda: i.__length_hint__())
show(lambda: list(i))
show(lambda: i.__length_hint__())
x = set()
x.add(1)
x |= {2}
show(lambda: x)
x &= {2, 3}
show(lambda: x)
x -= {2}
show(lambda: x)
x ^= {5}
show(lambda: x)
x |= x
x ^= x
show(lambda: x)
def bad():
    x = set()
    x |= [1]
show(bad)
