# enumerate.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: list(enumerate('ab')))
show(lambda: list(enumerate('ab', 5)))
show(lambda: list(enumerate('ab', start=2 ** 63 - 1)))
show(lambda: enumerate())
show(lambda: enumerate(1))
show(lambda: enumerate([], 'a'))
show(lambda: enumerate([], 1, 2))
show(lambda: enumerate(start=1))
show(lambda: enumerate([1], start=2 ** 70).__reduce__()[1][1])
show(lambda: enumerate(iterable=[], foo=1))
show(lambda: enumerate([], iterable=[]))
show(lambda: enumerate(a=1))
show(lambda: list(enumerate(start=1, iterable='a')))
show(lambda: enumerate[int])
