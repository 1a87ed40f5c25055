import _bisect as b
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

l = [1, 2, 2, 3, 5]
print([(b.bisect_left(l, x), b.bisect_right(l, x)) for x in range(7)])
print(b.bisect_left(l, 2, 2), b.bisect_right(l, 2, 0, 2), b.bisect_left(a=l, x=3, lo=0, hi=2), b.bisect_right(l, 2, hi=None), b.bisect_left(l, -2, key=lambda v: -v), b.bisect_left(l, 2, hi=-1))
for f in b.bisect_left, b.bisect_right, b.insort_left, b.insort_right:
    e(f); e(f, l); e(f, l, 1, -1); e(f, l, 'a'); e(f, l, 1, 'x'); e(f, l, 1, 0, 'x'); e(f, l, 1, 0, 1, 2); e(f, 5, 1); e(f, {}, 1); e(f, {}, 1, 0, 3); e(f, 5, 1, 0, 3); e(f, l, 1, 0, 100); e(f, l, 1, bad=2); e(f, l, 1, key=5); e(f, [[]], 1, 0, 1.0); e(f, l, 1, 2**70)
    print(f.__text_signature__)
m = [2, 4]
b.insort_left(m, 2.0); b.insort_right(m, 4.0); b.insort_right(m, 3, key=lambda v: v); b.insort_left(m, 9, 0, 1); print(m)
class L:
    def __init__(s): s.log = []
    def __len__(s): return 3
    def __getitem__(s, i): s.log.append(i); return i * 10
    def insert(s, i, v): print('insert', i, v)
x = L(); print(b.bisect_left(x, 15), x.log); b.insort_left(x, 25); b.insort_right(x, 7, key=lambda v: v + 1)
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print(s.v, '<', o.v); return s.v < o.v
cs = [C(i) for i in range(4)]
print(b.bisect_left(cs, C(2)), b.bisect_right(cs, C(2)))
