# Order through deletions and growth.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

d = {}
for n in range(200):
    d[n] = n
for n in range(0, 200, 2):
    del d[n]
for n in range(50):
    d['s%d' % n] = n
show(lambda: list(d))
show(lambda: d.popitem())
show(lambda: len(d))
d.clear()
show(lambda: d)
d[1] = 1
show(lambda: d)
