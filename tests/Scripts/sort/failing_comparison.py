# Errors and changes during a sort.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

seed = 99
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
class B:

    def __lt__(s, o):
        raise ZeroDivisionError('x')
def f():
    l = [B(), B(), B()]
    try:
        l.sort()
    finally:
        print(len(l))
show(f)
class Inc:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return rnd(2) == 0
l = [Inc(i) for i in range(500)]
l.sort()
print(sorted((x.v for x in l)) == list(range(500)), [x.v for x in l][:20])
l = [3, 1, 2]
show(lambda: l.sort(key=lambda x: 1 // 0))
show(lambda: l)
class Ap:

    def __lt__(s, o):
        ll.append(1)
        return True
ll = [Ap() for _ in range(5)]
show(lambda: ll.sort())
show(lambda: len(ll))
show(lambda: [1, 2.5, True, 3].sort())
x = [1, 2.5, True, 0]
x.sort()
show(lambda: x)
x = [(1, 'a'), (1, 2)]
show(lambda: x.sort())
x = [(), (1,)]
x.sort()
show(lambda: x)
show(lambda: [None, None].sort())
show(lambda: sorted([2 ** 70, 5, -2 ** 70, 1]))
show(lambda: sorted(['b', 'a', '😀', '\uffff', 'é']))
show(lambda: sorted([0.0, -0.0, float('inf'), -1.5]))
show(lambda: sorted('hello'))
show(lambda: sorted({3: 1, 1: 2}))
show(lambda: sorted(5))
show(lambda: sorted([[2], [1]]))
