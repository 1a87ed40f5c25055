# pop, remove and index.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: [].pop())
show(lambda: [1].pop(3))
show(lambda: [1, 2, 3].pop(0))
show(lambda: [1].pop('a'))
show(lambda: [1].pop(1, 2))
show(lambda: [1].remove(2))
show(lambda: [1].index(2))
show(lambda: [1, 2, 1].index(1, 1))
show(lambda: [1].index(1, None))
show(lambda: [1, 2, 3].index(3, -1))
show(lambda: [1, 2, 3].index(1, -2, -1))
show(lambda: [1].index())
show(lambda: ['a'].index('b'))
