# filter.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: filter(1))
show(lambda: filter(a=1))
show(lambda: filter(None, 3))
show(lambda: list(filter(None, [0, 1, '', 2])))
show(lambda: list(filter(lambda x: x > 1, [1, 2, 3])))
show(lambda: list(filter(1, [1])))
