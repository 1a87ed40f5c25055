# ** in calls and displays.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class M:

    def keys(s):
        return ['p', 'q']

    def __getitem__(s, k):
        return k * 2
def f(**k):
    return k
show(lambda: f(**{'a': 1}, **{'a': 2}))
show(lambda: f(**5))
show(lambda: f(**{1: 2}))
show(lambda: f(**M()))
show(lambda: {**{1: 2}, **M()})
show(lambda: {**5})
show(lambda: dict[int, str])
