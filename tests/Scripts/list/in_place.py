# Operators in place, and a list combined with itself.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

l = [1, 2]
l += (3, 4)
show(lambda: l)
l *= 2
show(lambda: l)
l *= 0
show(lambda: l)
def f():
    l = []
    l += 5
show(f)
l = [1, 2, 3]
l.extend(l)
show(lambda: l)
l[:] = l
show(lambda: l)
l[1:3] = l
show(lambda: l)
show(lambda: l.copy() is l)
show(lambda: l.clear())
show(lambda: l)
