# Numbers that hash alike.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def big():
    d = {}
    for n in (2 ** 61 - 1, 0, -1, -2, 2 ** 61, 1, 2 ** 62, -2 ** 61, 2 ** 64, 5.0, 5):
        d[n] = n
    return (d, [hash(x) for x in d], d[0], d[2 ** 61 - 1], d[2.0 ** 61])
show(big)
show(lambda: dict(zip('abc', range(3))))
show(lambda: sorted(d.items()))
show(lambda: dict.__init__())
show(lambda: dict.update({}, {1: 2}, a=3))
show(lambda: dict.get({}, 1))
show(lambda: {}.__getitem__(1))
show(lambda: {1: 2}.__contains__(1))
show(lambda: dict(a=1).__or__(3))
show(lambda: dict(a=1).__ror__({1: 1}))
