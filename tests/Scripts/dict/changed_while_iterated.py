# Changes during iteration, as far as CPython notices them.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def chg(f):
    d = {i: i for i in range(5)}
    r = []
    for k in d:
        r.append(k)
        f(d, k)
        if len(r) > 30:
            break
    return r
def add(d, k):
    d[k + 100] = 1
def rem(d, k):
    del d[k]
def swap(d, k):
    del d[k]
    d[k + 10] = 1
def same(d, k):
    d[k] = 9
def clr(d, k):
    d.clear()
for f in (add, rem, swap, same, clr):
    show(lambda: chg(f))
def chg2(f):
    d = {i: i for i in range(5)}
    r = []
    for k in reversed(d):
        r.append(k)
        f(d, k)
        if len(r) > 30:
            break
    return r
for f in (add, rem, swap, same, clr):
    show(lambda: chg2(f))
d = {i: i for i in range(5)}
it = iter(d)
next(it)
d[9] = 1
show(lambda: next(it))
show(lambda: next(it))
del d[9]
show(lambda: next(it))
show(lambda: it.__length_hint__())
