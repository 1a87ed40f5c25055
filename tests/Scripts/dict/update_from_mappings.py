# update takes anything with keys().
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class M:

    def keys(s):
        return ['p', 'q']

    def __getitem__(s, k):
        return k * 2
show(lambda: dict(M()))
show(lambda: dict(M(), r=1))
class M2:

    def keys(s):
        return 1
show(lambda: dict(M2()))
class M3:

    def keys(s):
        raise ValueError('k')
show(lambda: dict(M3()))
