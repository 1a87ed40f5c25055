# map.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: map())
show(lambda: map(1))
show(lambda: map(a=1))
show(lambda: map(int, 3))
show(lambda: list(map(int, '12')))
show(lambda: list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])))
show(lambda: list(map(lambda a, b, c: a + b + c, [1], [3, 4], [5, 6])))
show(lambda: list(map(1, [1])))
show(lambda: list(map(lambda x: 1 // x, [0])))
