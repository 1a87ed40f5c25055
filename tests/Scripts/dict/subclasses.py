# __missing__ and other hooks of subclasses.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class D2(dict):

    def __missing__(s, k):
        return ('missing', k)
show(lambda: D2()[5])
show(lambda: D2().get(5))
show(lambda: D2.fromkeys('a'))
show(lambda: type(D2.fromkeys('a')))
show(lambda: type(D2().copy()))
show(lambda: type(D2() | {}))
show(lambda: D2({1: 2}))
show(lambda: D2() == {})
class D3(dict):

    def __setitem__(s, k, v):
        dict.__setitem__(s, k, v * 2)
show(lambda: D3.fromkeys('ab', 3))
show(lambda: D3(a=1))
