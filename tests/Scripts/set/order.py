# Sets of numbers iterate in the order of CPython.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
for r in (10, 30, 100, 1000, 10 ** 6, 10 ** 12):
    for ops in (5, 20, 100, 400):
        s = set()
        out = []
        for k in range(ops):
            v = rnd(r)
            c = rnd(10)
            if c < 6:
                s.add(v)
            elif c < 8:
                s.discard(v)
            elif c < 9 and s:
                out.append(s.pop())
            else:
                s.update([v + 1, v + 2])
        print(list(s), out)
        o = set((rnd(r) for _ in range(ops)))
        print(list(s | o), list(s & o), list(s - o), list(s ^ o), list(o - s), list(o | s), list(o & s), list(o ^ s))
        print(list(s.union(list(o), {1: 2})), list(s.intersection(list(o))), list(s.difference(list(o))), list(s.symmetric_difference(list(o))), list(o.difference(dict.fromkeys(s))), list(s.copy()), list(frozenset(s)), list(set(list(o))), list(set(dict.fromkeys(o))))
        q = s.copy()
        q |= o
        print(list(q))
        q -= s
        print(list(q))
        q ^= o
        print(list(q))
        q &= o
        print(list(q))
        q.clear()
        q.update(o)
        print(list(q))
