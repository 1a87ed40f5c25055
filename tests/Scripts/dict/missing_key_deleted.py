# Deleting a key that is not there; recursive reprs.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def dd():
    x = {}
    del x['q']
show(dd)
d = {1: 2}
d[1] = d
show(lambda: d)
show(lambda: d.values())
show(lambda: d.keys())
show(lambda: d.items())
d = {}
d['v'] = d.values()
show(lambda: d)
