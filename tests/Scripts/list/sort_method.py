# sort by key, in reverse, and its errors.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

l = [1]
l.append(l)
show(lambda: l)
l = [3, 1, 2]
show(lambda: l.sort())
show(lambda: l)
show(lambda: l.sort(reverse=True))
show(lambda: l)
show(lambda: l.sort(key=5))
show(lambda: l.sort(1))
show(lambda: l.sort(foo=1))
show(lambda: [1, 'a'].sort())
show(lambda: l.sort(key=lambda x: -x))
show(lambda: l)
show(lambda: l.sort(reverse='a'))
show(lambda: l.reverse())
show(lambda: l)
