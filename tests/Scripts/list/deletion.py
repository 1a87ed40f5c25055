# Items and slices are deleted.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def di(i, l=(1, 2, 3, 4, 5, 6)):
    l = list(l)
    del l[i]
    return l
show(lambda: si(0, 9))
show(lambda: si(9, 9))
show(lambda: si('a', 9))
show(lambda: si(slice(1, 3), [7, 8, 9]))
show(lambda: si(slice(1, 3), ()))
show(lambda: si(slice(None, None, 2), [1, 2]))
show(lambda: si(slice(None, None, 2), [7, 8, 9]))
show(lambda: si(slice(None, None, 2), 5))
show(lambda: si(slice(0, 1), 5))
show(lambda: si(slice(4, 2), 'ab'))
show(lambda: si(slice(None, None, -1), range(5)))
show(lambda: si(slice(2, None), {1: 2}))
show(lambda: si(slice(None, None, -2), [1]))
show(lambda: di(0))
show(lambda: di(-1))
show(lambda: di(6))
show(lambda: di('x'))
show(lambda: di(slice(1, 3)))
show(lambda: di(slice(None, None, 2)))
show(lambda: di(slice(None, None, -2)))
show(lambda: di(slice(5, 0, -3)))
show(lambda: di(slice(4, 1)))
show(lambda: di(slice(None)))
