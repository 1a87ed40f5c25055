# What list() takes, and methods called wrongly.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: list(5))
show(lambda: list(1, 2))
show(lambda: list(a=1))
show(lambda: list('abc'))
show(lambda: list(range(3)))
show(lambda: list({1: 2}))
show(lambda: hash([]))
show(lambda: [].append())
show(lambda: [].append(1, 2))
show(lambda: [].extend(5))
show(lambda: [].insert(1))
