# Changes during iteration are noticed.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def it(f):
    s = {1, 2, 3}
    r = []
    for x in s:
        r.append(x)
        f(s, x)
    return r
show(lambda: it(lambda s, x: s.add(x + 10)))
show(lambda: it(lambda s, x: s.discard(x)))
show(lambda: it(lambda s, x: None))
