# Errors of __eq__ and __hash__ come through.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class EQ:

    def __init__(s, n):
        s.n = n

    def __hash__(s):
        return 1

    def __eq__(s, o):
        if boom:
            raise ZeroDivisionError('eq')
        return s is o
boom = False
a, b = (EQ('a'), EQ('b'))
d = {a: 1, b: 2}
boom = True
show(lambda: d[EQ('c')])
show(lambda: EQ('c') in d)
show(lambda: d.get(EQ('x')))
show(lambda: d[a])
boom = False
show(lambda: d == {a: 1, b: 2})
show(lambda: len({a: 1, b: 2, EQ('z'): 3}))
class BadHash:

    def __hash__(s):
        raise ZeroDivisionError('h')
class BadHash2:

    def __hash__(s):
        return 'x'
class Big:

    def __hash__(s):
        return 2 ** 70
show(lambda: {BadHash(): 1})
show(lambda: {BadHash2(): 1})
show(lambda: len({Big(): 1}))
show(lambda: {BadHash()})
show(lambda: {}[BadHash()])
show(lambda: {}.pop(BadHash(), 1))
show(lambda: {1: 2}.pop(BadHash(), 1))
