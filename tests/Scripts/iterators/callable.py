# iter() with a sentinel.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: iter(1, 2))
n = [0]
def c():
    n[0] += 1
    return n[0]
show(lambda: list(iter(c, 4)))
x = iter(int, 0)
list(x)
show(lambda: list(x))
def si():
    raise StopIteration
show(lambda: list(iter(si, 1)))
show(lambda: list(iter(lambda: 1 // 0, 1)))
