# Tuples refuse changes.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def dl():
    a = (1, 2)
    del a[0]
def sl():
    a = (1, 2)
    a[0] = 1
show(dl)
show(sl)
show(lambda: tuple[int, str])
a = ([],)
a[0].append(a)
show(lambda: a)
