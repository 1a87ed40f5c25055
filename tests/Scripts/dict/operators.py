# Union, comparison and equal keys.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: {1: 2} | {3: 4})
show(lambda: {1: 2} | [(3, 4)])
show(lambda: [(3, 4)] | {1: 2})
x = {1: 2}
x |= [(5, 6)]
show(lambda: x)
def ior():
    x = {}
    x |= 5
show(ior)
show(lambda: {1: 2} == {1: 2.0})
show(lambda: {1: 2} != {1: 3})
show(lambda: {1: 2} < {1: 3})
show(lambda: {1: 2} == [1])
show(lambda: hash({}))
show(lambda: len({1: 2}))
show(lambda: 1 in {1: 2})
show(lambda: [] in {})
show(lambda: 1.0 in {1: 2})
show(lambda: {1: 'a', True: 'b', 1.0: 'c'})
show(lambda: {}.__sizeof__())
show(lambda: {1: 1}.__sizeof__())
show(lambda: {'a': 1}.__sizeof__())
show(lambda: dict.fromkeys(range(100)).__sizeof__())
