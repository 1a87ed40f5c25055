import _heapq as h
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

import sys
l = [(i * 7919) % 101 for i in range(60)]
h.heapify(l); print(l)
out = []
while l: out.append(h.heappop(l))
print(out == sorted(out))
for x in [5, 1, 4, 1, 3]: h.heappush(l, x); print(l)
print(h.heappushpop(l, 0), h.heappushpop(l, 2), h.heapreplace(l, 10), l, h.heappushpop([], 1))
m = [(i * 31) % 17 for i in range(17)]
h._heapify_max(m); print(m, h._heappop_max(m), m, h._heapreplace_max(m, 3), m)
e(h.heappop, []); e(h.heapreplace, [], 1); e(h._heappop_max, []); e(h._heapreplace_max, [], 1)
for f in h.heappush, h.heappop, h.heapify, h.heapreplace, h.heappushpop, h._heapify_max:
    e(f); e(f, 1); e(f, (), 1); e(f, (1,)); e(f, [1, 'a', 2], 3); print(f.__text_signature__)
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print(s.v, o.v, end='; '); return s.v < o.v
    def __repr__(s): return str(s.v)
c = [C(v) for v in (5, 3, 8, 1)]
h.heapify(c); print(c); h.heappush(c, C(0)); print(c); print(h.heappop(c), c); h._heapify_max(c); print(c, h._heappop_max(c))
class D:
    def __lt__(s, o): heap.clear(); return True
for f in (lambda: h.heappush(heap, D()), lambda: h.heapify(heap), lambda: h.heappop(heap), lambda: h.heappushpop(heap, D()), lambda: h.heapreplace(heap, D())):
    heap = [D(), D(), D(), D()]
    e(f)
class B:
    def __lt__(s, o): raise ZeroDivisionError
heap = [B(), B()]; e(h.heapify, heap); print(len(heap)); e(h.heappush, heap, 1); print(len(heap))
