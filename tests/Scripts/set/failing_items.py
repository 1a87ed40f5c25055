# Errors of __eq__ come through.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class H:

    def __init__(s, n, h):
        s.n = n
        s.h = h

    def __hash__(s):
        return s.h

    def __eq__(s, o):
        raise ZeroDivisionError('eq')
a = H(1, 5)
show(lambda: len({a, a}))
show(lambda: {a, H(2, 5)})
show(lambda: H(2, 5) in {a})
show(lambda: {a} == {H(2, 5)})
show(lambda: {a} & {H(3, 5)})
